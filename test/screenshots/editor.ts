import type { Page } from 'playwright-core';

import type { Demo } from '../../sandbox/demo/open';
import { loadTemplate, templateId, type TemplateName } from '../../sandbox/demo/templates';
import { nodesOnCanvas } from '../e2e/support/browser';
import { still, take, WIDE } from './take';

/** A template in n8n's editor, all of it on the canvas. */
export async function takeEditor(page: Page, { n8n, server }: Demo, template: TemplateName, picture: string): Promise<void> {
	const id = templateId(template);
	const wasActive = (await n8n.workflows.get(id)).active;
	// n8n lays a checklist over flows that are published
	if (wasActive) await n8n.workflows.deactivate(id);
	await page.setViewportSize(WIDE);
	await page.goto(`${server.url}/workflow/${id}`);
	const nodes = loadTemplate(template).nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
	await nodesOnCanvas(page, nodes.length);
	await page.keyboard.press('1');
	await still(page);
	// off the buttons at the canvas's edge
	await page.keyboard.press('-');
	await still(page);
	await page.mouse.move(1, 1);
	await take(page, picture);
	if (wasActive) await n8n.workflows.publish(id);
}
