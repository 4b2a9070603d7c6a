/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
/** Takes the README's pictures: flows in n8n's editor, and the page that shows both companies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

import { type Demo, openDemo } from '../../sandbox/demo/open';
import { runCustomers } from '../../sandbox/demo/run';
import { untilBooked } from '../../sandbox/demo/sell';
import { loadTemplate, templateId, type TemplateName } from '../../sandbox/demo/templates';
import { buildPackage } from '../../sandbox/n8n/package/packPackage';
import { projectRoot } from '../../sandbox/n8n/projectRoot';
import { logIn, nodesOnCanvas, openBrowser } from '../e2e/support/browser';

/** Small enough for a README, large enough to read. */
const SIZE = { width: 1280, height: 620 };
const TALL = { width: 1280, height: 760 };

async function take(page: Page, name: string): Promise<void> {
	const path = join(projectRoot(), 'docs', 'images', `${name}.png`);
	await page.screenshot({ path });
	console.log(`took ${path}`);
}

async function takeEditor(page: Page, { server }: Demo, template: TemplateName, picture: string): Promise<void> {
	await page.setViewportSize(SIZE);
	await page.goto(`${server.url}/workflow/${templateId(template)}`);
	const nodes = loadTemplate(template).nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
	await nodesOnCanvas(page, nodes.length);
	await page.keyboard.press('1');
	// The canvas glides to its new place.
	await page.waitForFunction("document.getAnimations().every((animation) => animation.playState !== 'running')");
	await page.mouse.move(1, 1);
	await take(page, picture);
}

async function takeSandbox(page: Page, { sandbox }: Demo): Promise<void> {
	await page.setViewportSize(SIZE);
	await page.goto(sandbox.pageUrl);
	await page.getByText('VN-').first().waitFor();
	await take(page, 'sandbox');
}

/** A subscription's half year: sold, upgraded, paid. */
async function liveHalfAYear(demo: Demo): Promise<void> {
	const { chargebee } = demo.control;
	await chargebee.moveClock({ to: '2026-01-12T10:00:00Z' });
	await demo.n8n.workflows.publish(templateId('subscription-events'));
	const sell = async () => await chargebee.live<{ subscription: { id: string } }>('create', { customerId: 'VN-10001' });
	const { subscription } = (await untilBooked(demo, sell)).done;
	const subscriptionId = subscription.id;
	await chargebee.moveClock({ to: '2026-07-06T10:00:00Z' });
	await untilBooked(demo, async () => await chargebee.live('upgrade', { subscriptionId }));
	await untilBooked(demo, async () => await chargebee.live('pay', { subscriptionId }));
}

async function takeJournals(page: Page, { sandbox }: Demo): Promise<void> {
	await page.setViewportSize(TALL);
	await page.goto(sandbox.pageUrl);
	await page.getByRole('tab', { name: 'Journals' }).click();
	await page.locator('.chart .bar').first().waitFor();
	await take(page, 'journals');
}

async function main(): Promise<void> {
	await buildPackage();
	const folder = mkdtempSync(join(tmpdir(), 'vnc-pictures-'));
	const demo = await openDemo({ folder, log: console.log });
	const browser = await openBrowser();
	try {
		await runCustomers(demo);
		const page = await logIn(browser, demo);
		await takeEditor(page, demo, 'customers', 'editor');
		// n8n lays a checklist over flows that are published
		await demo.n8n.workflows.deactivate(templateId('book-events'));
		await takeEditor(page, demo, 'book-events', 'book-events');
		await demo.n8n.workflows.publish(templateId('book-events'));
		await takeSandbox(page, demo);
		await liveHalfAYear(demo);
		await takeJournals(page, demo);
	} finally {
		await browser.close();
		await demo.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
