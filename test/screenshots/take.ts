/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

import { projectRoot } from '../../sandbox/n8n/projectRoot';

/** Small enough for a README, large enough to read. */
export const SIZE = { width: 1280, height: 620 };
/** For large flows. */
export const WIDE = { width: 1600, height: 800 };
/** For tables with many columns. */
export const BROAD = { width: 2200, height: 620 };
export const TALL = { width: 1280, height: 760 };

/** A browser beside a real n8n on a busy machine is slow. */
export const PATIENCE = 120_000;

/** Waits until what glides has come to its place. */
export async function still(page: Page): Promise<void> {
	await page.waitForFunction("document.getAnimations().every((animation) => animation.playState !== 'running')");
}

/** Keeps what the page shows as a picture of the docs, by its name below `docs/images`. */
export async function take(page: Page, name: string): Promise<void> {
	const path = join(projectRoot(), 'docs', 'images', `${name}.png`);
	mkdirSync(dirname(path), { recursive: true });
	await page.screenshot({ path });
	console.log(`took docs/images/${name}.png`);
}
