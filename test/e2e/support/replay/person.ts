/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

import type { Demo } from '../../../../sandbox/demo/open';
import type { ExecutionSummary } from '../../../../sandbox/n8n/client/executions';
import { waitFor } from '../../../../sandbox/n8n/waitFor';
import { logIn, testId } from '../browser';

const ENDED = ['success', 'error', 'crashed', 'canceled'];

/** Somebody of the finance department, before n8n in a browser. */
export class Person {
	private constructor(
		private readonly demo: Demo,
		private readonly page: Page,
	) {}

	static async logIn(browser: Browser, demo: Demo): Promise<Person> {
		return new Person(demo, await logIn(browser, demo));
	}

	/** Keeps what the page looks like where `REPLAY_PICTURES` names a folder. */
	private async takePicture(name: string): Promise<void> {
		const folder = process.env.REPLAY_PICTURES;
		if (!folder) return;
		mkdirSync(folder, { recursive: true });
		await this.page.screenshot({ path: join(folder, `${name}.png`) });
	}

	/** Opens the list of all executions, which refreshes itself. */
	async openExecutions(): Promise<void> {
		await this.page.goto(`${this.demo.server.url}/home/executions`);
	}

	/** The button *Retry* of an execution in the list of all executions, which is open; returns the new execution when it has ended. */
	async retry(executionId: string, picture: string): Promise<ExecutionSummary> {
		const row = this.page.locator(testId('global-execution-list-item')).filter({ has: this.page.getByText(executionId, { exact: true }) });
		await row.getByRole('button').last().click();
		const choice = this.page.getByText('Retry with currently saved workflow').locator('visible=true');
		await choice.waitFor();
		await this.takePicture(picture);
		await choice.click();
		return await waitFor(`Retry of execution ${executionId}`, async () => {
			const executions = await this.demo.n8n.executions.list();
			return executions.find(({ retryOf, status }) => retryOf === executionId && ENDED.includes(status));
		});
	}

	/**
	 * Fills in a form of a published workflow: fields by their labels, first what is chosen from a list. Returns the
	 * text of the page that shows what fits.
	 */
	async look(path: string, fields: Record<string, string>, picture: string): Promise<string> {
		await this.page.goto(`${this.demo.server.url}/form/${path}`);
		const allow = this.page.getByText('Allow access');
		const button = this.page.locator('#submit-btn');
		await allow.or(button).first().waitFor();
		if (await allow.isVisible()) await allow.click();
		await button.waitFor();
		for (const [label, value] of Object.entries(fields)) {
			const field = this.page.getByLabel(label);
			const isList = (await field.evaluate((element) => element.tagName)) === 'SELECT';
			await (isList ? field.selectOption({ label: value }) : field.fill(value));
		}
		await this.takePicture(`${picture}-1-form`);
		await button.click();
		return await this.shown(`${picture}-2-look`);
	}

	/** Presses the button of the page that shows what fits; returns the text of the page that says what became of it. */
	async goOn(picture: string): Promise<string> {
		const before = this.page.locator('#submit-btn');
		await before.click();
		await before.waitFor({ state: 'detached', timeout: 60_000 });
		return await this.shown(`${picture}-3-done`);
	}

	/** The page of the waiting execution, once it is there. */
	private async shown(picture: string): Promise<string> {
		await this.page.waitForURL(({ pathname }) => pathname.startsWith('/form-waiting/'));
		await this.page.locator('.card h1').first().waitFor();
		await this.takePicture(picture);
		return await this.page.locator('.card').first().innerText();
	}
}
