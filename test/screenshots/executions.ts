import type { Page } from 'playwright-core';

import type { Demo } from '../../sandbox/demo/open';
import { templateId, type TemplateName } from '../../sandbox/demo/templates';
import { testId } from '../e2e/support/browser';
import { still, take, TALL } from './take';

/** The newest execution of a template that ended so. */
async function newest({ n8n }: Demo, template: TemplateName, status: 'success' | 'error'): Promise<string> {
	const [execution] = await n8n.executions.list({ workflowId: templateId(template), status: [status] });
	if (!execution) throw new Error(`No execution of ${template} ended with ${status}`);
	return execution.id;
}

/** The executions list of a template, with the newest one that ended so on the canvas. */
export async function takeExecution(page: Page, demo: Demo, template: TemplateName, status: 'success' | 'error', picture: string): Promise<void> {
	const id = await newest(demo, template, status);
	await page.setViewportSize(TALL);
	await page.goto(`${demo.server.url}/workflow/${templateId(template)}/executions/${id}`);
	const preview = page.frameLocator('iframe');
	await preview.locator(testId('canvas-node')).first().waitFor();
	await still(page);
	await take(page, picture);
}

/** What a node gave out in the newest execution of a template that ended so: items with their audit, or the message. */
export async function takeOutput(
	page: Page,
	demo: Demo,
	template: TemplateName,
	status: 'success' | 'error',
	node: string,
	picture: string,
): Promise<void> {
	await takeExecution(page, demo, template, status, picture);
	const preview = page.frameLocator('iframe');
	await preview.locator(`${testId('canvas-node')}[data-node-name="${node}"]`).dblclick();
	await preview.locator(testId('output-panel')).waitFor();
	await still(page);
	await take(page, picture);
}

/** A data table in n8n. */
export async function takeTable(page: Page, { n8n }: Demo, table: string, picture: string): Promise<void> {
	await page.setViewportSize(TALL);
	await page.goto(await n8n.dataTables.url(table));
	await page.locator('.ag-row').first().waitFor();
	await still(page);
	await take(page, picture);
}
