import type { Page } from 'playwright-core';

import type { Demo } from '../../sandbox/demo/open';
import { templateId, type TemplateName } from '../../sandbox/demo/templates';
import { testId } from '../e2e/support/browser';
import { unpublished } from './editor';
import { BROAD, still, take, TALL } from './take';

type Ended = 'success' | 'error';

/** The newest execution of a template that ended so. */
async function newest({ n8n }: Demo, template: TemplateName, status: Ended): Promise<string> {
	const [execution] = await n8n.executions.list({ workflowId: templateId(template), status: [status] });
	if (!execution) throw new Error(`No execution of ${template} ended with ${status}`);
	return execution.id;
}

/** The oldest execution of a template that created something. */
async function creating({ n8n }: Demo, template: TemplateName): Promise<string> {
	const rows = (await n8n.dataTables.rows('vnc_audit')).filter(({ outcome }) => outcome === 'created');
	const ids = new Set(rows.map(({ executionId }) => String(executionId)));
	const execution = (await n8n.executions.all({ workflowId: templateId(template) })).findLast(({ id }) => ids.has(id));
	if (!execution) throw new Error(`No execution of ${template} created anything`);
	return execution.id;
}

async function show(page: Page, { server }: Demo, template: TemplateName, id: string): Promise<void> {
	await page.setViewportSize(TALL);
	await page.goto(`${server.url}/workflow/${templateId(template)}/executions/${id}`);
	await page.locator(`${testId('execution-preview-host')} ${testId('canvas-node')}`).first().waitFor();
	await still(page);
}

/** The executions list of a template, with the newest one that ended so on the canvas. */
export async function takeExecution(page: Page, demo: Demo, template: TemplateName, status: Ended, picture: string): Promise<void> {
	await unpublished(page, demo, template, async () => {
		await show(page, demo, template, await newest(demo, template, status));
		await take(page, picture);
	});
}

/** What a node gave out in an execution of a template that created something; before that the whole execution. */
export async function takeOutput(page: Page, demo: Demo, template: TemplateName, node: string, pictures: [string, string]): Promise<void> {
	await unpublished(page, demo, template, async () => {
		await show(page, demo, template, await creating(demo, template));
		await take(page, pictures[0]);
		await page.dblclick(`${testId('execution-preview-host')} ${testId('canvas-node')}[data-node-name="${node}"]`);
		await page.locator(`${testId('ndv')} ${testId('output-panel')}`).waitFor();
		await still(page);
		await take(page, pictures[1]);
	});
}

/** A data table in n8n. */
export async function takeTable(page: Page, { n8n }: Demo, table: string, picture: string): Promise<void> {
	await page.setViewportSize(BROAD);
	await page.goto(await n8n.dataTables.url(table));
	await page.locator(`${testId('data-table-grid')} .ag-row`).first().waitFor();
	await still(page);
	await take(page, picture);
}
