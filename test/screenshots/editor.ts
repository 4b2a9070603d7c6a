import type { Page } from 'playwright-core';

import type { Demo } from '../../sandbox/demo/open';
import { loadTemplate, templateId, type TemplateName } from '../../sandbox/demo/templates';
import { waitFor } from '../../sandbox/n8n/waitFor';
import { nodesOnCanvas } from '../e2e/support/browser';
import { still, take, WIDE } from './take';

/** Does something while a template is not published: over those that are n8n lays a checklist. */
export async function unpublished(page: Page, { n8n }: Demo, template: TemplateName, work: () => Promise<void>): Promise<void> {
	const id = templateId(template);
	const { active } = await n8n.workflows.get(id);
	if (active) await n8n.workflows.deactivate(id);
	await work();
	// n8n publishes nothing that is open elsewhere, and takes a moment to see that it was closed
	await page.goto('about:blank');
	const publish = async () => {
		await n8n.workflows.publish(id);
		return true;
	};
	if (active) await waitFor(`publication of ${template}`, publish);
}

/** A template in n8n's editor, all of it on the canvas. */
export async function takeEditor(page: Page, demo: Demo, template: TemplateName, picture: string): Promise<void> {
	const nodes = loadTemplate(template).nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
	await page.setViewportSize(WIDE);
	await unpublished(page, demo, template, async () => {
		await page.goto(`${demo.server.url}/workflow/${templateId(template)}`);
		await nodesOnCanvas(page, nodes.length);
		await page.keyboard.press('1');
		await still(page);
		// off the buttons at the canvas's edge
		await page.keyboard.press('-');
		await still(page);
		await page.mouse.move(1, 1);
		await take(page, picture);
	});
}
