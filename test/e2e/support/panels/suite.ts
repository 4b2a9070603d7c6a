/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

import { nodesOnCanvas, testId } from '../browser';
import { type Company, report } from '../company';
import { CHARGEBEE_PANELS } from './chargebee';
import { PANELS_FLOW, savePanels } from './flow';
import { OpenPanel } from './openPanel';
import { inOrder } from './panel';
import { TRIGGER_PANELS } from './triggers';
import { VISMA_PANELS } from './vismaNet';

const PANELS = [...VISMA_PANELS, ...CHARGEBEE_PANELS, ...TRIGGER_PANELS];
/** n8n adds it to nodes that have a credential which the HTTP Request node can use. */
const OF_N8N = 'Custom API Call';
/** Tall enough for the longest form. */
const SIZE = { width: 1500, height: 1500 };
/** A machine at its limit takes long over forms with dozens of pickers. */
const PATIENCE = 120_000;

/** Customers and a subscription for the pickers of Chargebee. */
async function sell({ demo }: Company): Promise<void> {
	const { chargebee } = demo.control;
	await chargebee.addCustomers([
		{ id: 'VN-10001', company: 'Nordlys AS', created_at: 1 },
		{ id: 'VN-10002', company: 'Fjord Data AS', created_at: 1 },
	]);
	await chargebee.live('create', { customerId: 'VN-10001', items: [{ item_price_id: 'pro-nok-monthly' }] });
}

/** Keeps what a panel looks like where `PANEL_PICTURES` names a folder. */
async function takePicture(page: Page, name: string): Promise<void> {
	const folder = process.env.PANEL_PICTURES;
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Waits for the canvas; a panel that the test before could not close is left with its page. */
async function showCanvas({ demo }: Company, page: Page): Promise<void> {
	if (await page.locator(testId('ndv')).isVisible()) await page.goto(`${demo.server.url}/workflow/${PANELS_FLOW}`);
	await nodesOnCanvas(page, PANELS.length);
}

/** The panel of each resource and trigger, filled in and opened one after the other in one page. */
export function panelSuite(subject: () => { company: Company; page: Page; errors: string[] }): void {
	describe('node panels', () => {
		beforeAll(async () => {
			const { company, page } = subject();
			await sell(company);
			await savePanels(company.demo, PANELS);
			await page.setViewportSize(SIZE);
			page.setDefaultTimeout(PATIENCE);
			await page.goto(`${company.demo.server.url}/workflow/${PANELS_FLOW}`);
		});

		it.each(PANELS.map((panel) => [panel.name, panel] as const))('%s', async (name, panel) => {
			const { company, page, errors } = subject();
			await showCanvas(company, page);
			const open = await OpenPanel.open(page, name);
			await takePicture(page, name);
			expect(inOrder(await open.labels(), panel.fields)).toEqual(panel.fields);
			expect(await open.issues()).toBe(0);
			if (panel.operations) expect(await open.operations()).toEqual([...panel.operations, OF_N8N]);
			for (const [field, offered] of Object.entries(panel.pickers ?? {})) await open.offers(field, offered);
			await open.close();
			expect(errors).toEqual([]);
		});

		it('no node on the canvas is marked', async () => {
			const { page } = subject();
			const marked = page.locator(testId('canvas-node')).filter({ has: page.locator(testId('node-issues')) });
			expect(await marked.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-node-name')))).toEqual([]);
			report(`panels: ${PANELS.length}, pickers: ${PANELS.flatMap(({ pickers }) => Object.keys(pickers ?? {})).length}`);
		});
	});
}
