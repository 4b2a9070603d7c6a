import type { Page } from 'playwright-core';

import type { Demo } from '../../sandbox/demo/open';
import { untilBooked } from '../../sandbox/demo/sell';
import { SIZE, take, TALL } from './take';

/** The page that shows both companies. */
export async function takeSandbox(page: Page, { sandbox }: Demo): Promise<void> {
	await page.setViewportSize(SIZE);
	await page.goto(sandbox.pageUrl);
	await page.getByText('VN-').first().waitFor();
	await take(page, 'sandbox');
}

/** Its journals, and deferred revenue by month. */
export async function takeJournals(page: Page, { sandbox }: Demo): Promise<void> {
	await page.setViewportSize(TALL);
	await page.goto(sandbox.pageUrl);
	await page.getByRole('tab', { name: 'Journals' }).click();
	await page.locator('.chart .bar').first().waitFor();
	await take(page, 'journals');
}

/** A subscription's half year: sold, upgraded, paid. */
export async function liveHalfAYear(demo: Demo): Promise<void> {
	const { chargebee } = demo.control;
	await chargebee.moveClock({ to: '2026-01-12T10:00:00Z' });
	const sell = async () => await chargebee.live<{ subscription: { id: string } }>('create', { customerId: 'VN-10001' });
	const { subscription } = (await untilBooked(demo, sell)).done;
	const subscriptionId = subscription.id;
	await chargebee.moveClock({ to: '2026-07-06T10:00:00Z' });
	await untilBooked(demo, async () => await chargebee.live('upgrade', { subscriptionId }));
	await untilBooked(demo, async () => await chargebee.live('pay', { subscriptionId }));
}
