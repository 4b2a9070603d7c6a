/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { Demo } from '../../../sandbox/demo/open';
import { OWNER } from '../../../sandbox/demo/open';

const QUIET = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run', 'disable-background-networking', 'disable-component-update', 'disable-sync'];

/** Headless Chromium: the one in `$CHROMIUM`, or else where Linux distributions put it. */
export async function openBrowser(): Promise<Browser> {
	return await chromium.launch({
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		args: QUIET.map((flag) => `--${flag}`),
	});
}

export const testId = (id: string) => `[data-test-id="${id}"]`;

/** A page of a browser that has logged in to n8n as a person does. */
export async function logIn(browser: Browser, { server }: Demo): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1700, height: 950 } });
	await page.goto(`${server.url}/signin`);
	await page.fill(`${testId('emailOrLdapLoginId')} input`, OWNER.email);
	await page.fill(`${testId('password')} input`, OWNER.password);
	await page.click(testId('form-submit-button'));
	await page.waitForURL(({ pathname }) => !pathname.startsWith('/signin'));
	return page;
}

/** Gathers what the page complains about from now on: red lines of the console, and errors that nothing caught. */
export function consoleErrors(page: Page): string[] {
	const errors: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
	});
	page.on('pageerror', (error) => errors.push(String(error)));
	return errors;
}

/** Names of the nodes on the canvas, once there are so many. */
export async function nodesOnCanvas(page: Page, count: number): Promise<string[]> {
	const nodes = page.locator(testId('canvas-node'));
	await nodes.nth(count - 1).waitFor();
	return await nodes.evaluateAll((elements) => elements.map((element) => element.getAttribute('data-node-name') ?? ''));
}
