import type { Page } from 'playwright-core';

import { itemsOf } from '../../../sandbox/demo/outcomes';
import { loadTemplate, templateId } from '../../../sandbox/demo/templates';
import type { Company } from './company';

const FLOW = templateId('set-up-check');

/** What the template says, run by hand. */
export async function checkByHand({ demo: { n8n } }: Company): Promise<Array<Record<string, unknown>>> {
	const execution = await n8n.executions.finished(await n8n.workflows.run(FLOW, 'By Hand'));
	return itemsOf(execution, 'Findings');
}

/** What it says to who opens its form in the browser and asks for a check; the page is left open. */
export async function checkInForm({ demo: { n8n, server } }: Company, page: Page): Promise<string> {
	await n8n.workflows.publish(FLOW);
	const webhookId = String(loadTemplate('set-up-check').nodes.find(({ name }) => name === 'Form')?.webhookId);
	await page.goto(`${server.url}/form/${webhookId}`);
	// n8n asks whether the form may run in the name of who is logged in.
	await page.getByRole('button', { name: 'Allow access' }).click();
	await page.getByRole('button', { name: 'Check' }).click();
	await page.getByText('Nothing was written in either system').waitFor();
	return await page.locator('body').innerText();
}
