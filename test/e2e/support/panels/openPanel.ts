import type { Locator, Page } from 'playwright-core';

import { testId } from '../browser';

const OPTIONS = '.el-select-dropdown__item:visible';

/** A node's panel in the editor, open. */
export class OpenPanel {
	private constructor(
		private readonly page: Page,
		private readonly root: Locator,
	) {}

	/** Opens the panel of a node on the canvas, as a person does. */
	static async open(page: Page, node: string): Promise<OpenPanel> {
		await page.dblclick(`[data-node-name="${node}"]`);
		const root = page.locator(testId('ndv'));
		await root.locator(testId('node-parameters')).waitFor();
		return new OpenPanel(page, root);
	}

	async close(): Promise<void> {
		await this.root.locator(testId('ndv-close-button')).click();
		await this.root.waitFor({ state: 'detached' });
	}

	/** Names of the operations to choose from, without the descriptions below them. */
	async operations(): Promise<string[]> {
		await this.root.locator(`${testId('parameter-input-operation')} input`).click();
		await this.page.locator(OPTIONS).first().waitFor();
		const shown = await this.page.locator(OPTIONS).allInnerTexts();
		await this.page.keyboard.press('Escape');
		await this.page.locator(OPTIONS).first().waitFor({ state: 'hidden' });
		return shown.map((text) => text.split('\n')[0] ?? '');
	}

	/** Labels of all fields, those of rows and groups among them, from top to bottom. */
	async labels(): Promise<string[]> {
		const labels = await this.root.locator(`${testId('node-parameters')} ${testId('input-label')}`).allInnerTexts();
		return labels.map((label) => label.trim().split('\n')[0] ?? '');
	}

	/** How many fields are marked for what is missing or wrong. */
	async issues(): Promise<number> {
		return await this.root.locator(`${testId('parameter-issues')}, ${testId('node-issues')}`).count();
	}

	/** Opens the list of a picker and waits until it offers a name; n8n shows what is chosen above what it finds. */
	async offers(field: string, name: RegExp): Promise<void> {
		await this.root.locator(`${testId(`resource-locator-${field}`)} ${testId('rlc-input')}`).first().click();
		const rows = this.page.locator(`${testId('rlc-item')}:visible`);
		await rows.filter({ hasText: name }).first().waitFor();
		await this.page.keyboard.press('Escape');
		await rows.first().waitFor({ state: 'hidden' });
	}
}
