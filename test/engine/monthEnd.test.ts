import type { INodeParameters } from 'n8n-workflow';

import type { MonthEndItem } from '../../lib/sync/monthEnd';
import { Books, outcomes, results } from './recordEvents/books';
import type { NodeResult } from './runNode';

let books: Books;
beforeAll(async () => {
	books = await Books.open();
});
afterAll(async () => await books.company.close());
beforeEach(async () => await books.reset());

async function get(parameters: INodeParameters = {}): Promise<NodeResult> {
	return await books.company.chargebee({ resource: 'event', operation: 'getForMonthEnd', ...parameters });
}

const itemsOf = ({ items }: NodeResult) => items.map(({ json }) => json as unknown as MonthEndItem & { calls?: object });
const families = (result: NodeResult) => itemsOf(result).map(({ family }) => family);

/** Calls to both systems since their logs were emptied, tokens aside. */
async function calls(): Promise<{ visma: number; chargebee: number }> {
	const { visma, chargebee } = books.company.control;
	const asked = (await visma.requests()).filter(({ path }) => path !== '/connect/token');
	return { visma: asked.length, chargebee: (await chargebee.requests()).length };
}

async function clearLogs(): Promise<void> {
	await books.company.control.visma.clearRequests();
	await books.company.control.chargebee.clearRequests();
}

describe('Event: Get for Month-End', () => {
	test('gives an item for each document with its payment, which Record Chargebee Events books up to the month', async () => {
		const { invoice } = await books.subscribe();
		await books.live('pay', { invoiceId: invoice.id }).catch(() => undefined);
		await clearLogs();
		const got = await get({ period: '2026-01' });
		expect(got.error).toBeUndefined();
		expect((await calls()).chargebee).toBe(5);
		const [item] = itemsOf(got);
		expect(item).toMatchObject({ family: `cb:inv:${invoice.id}`, customerId: 'SE-1', horizon: '202601', calls: { chargebee: 5 } });
		expect(families(got)).toHaveLength(1);

		await clearLogs();
		const booked = await books.record(itemsOf(got), { options: { horizon: '={{ $json.horizon }}' } });
		expect(booked.error).toBeUndefined();
		expect(outcomes(booked)).toMatchObject({ created: expect.any(Number), skipped: 12 });
		expect(new Set(results(booked).flatMap(({ events }) => events))).toEqual(new Set([0]));
		expect(booked.items[0]?.json.calls).toEqual(await calls());
		expect(booked.items.filter(({ json }) => json.calls !== undefined)).toHaveLength(1);
	});
});

describe('its settings', () => {
	test('a period that is none is refused, and so is a first period or a term', async () => {
		for (const [parameters, message] of [
			[{ period: 'March' }, 'Period holds no month: "March"'],
			[{ options: { firstPeriod: '2026-13' } }, 'First Period holds no month: "2026-13"'],
			[{ options: { longestTerm: '=many' } }, 'Longest Term holds no number of months: "many"'],
		] as const) {
			expect((await get(parameters as INodeParameters)).error?.message).toBe(message);
		}
	});

	test('the last month that is over is meant when none is given', async () => {
		const { invoice } = await books.subscribe();
		const [item] = itemsOf(await get());
		expect(item?.family).toBe(`cb:inv:${invoice.id}`);
		expect(item?.horizon).toBe(lastMonth());
	});

	test('payments, charges and mirrored documents can be left out', async () => {
		await books.subscribe();
		await clearLogs();
		await get({ period: '202601', options: { alsoRead: [] } });
		expect((await books.company.control.chargebee.requests()).map(({ path }) => path)).toEqual(['/api/v2/invoices', '/api/v2/credit_notes']);
		const site = books.company.credentials.chargebeeSiteApi ?? {};
		books.company.credentials.chargebeeSiteApi = { ...site, invoiceIdPrefix: 'INV-' };
		expect(families(await get({ period: '202601', options: { mirrored: false } }))).toEqual([]);
		expect(families(await get({ period: '202601' }))).toHaveLength(1);
		books.company.credentials.chargebeeSiteApi = site;
	});

	test('for subscriptions: all that happened to each, as one item', async () => {
		const { subscription } = await books.subscribe();
		const got = await get({ period: '202601', for: 'subscriptions' });
		const [item] = itemsOf(got);
		expect(item).toMatchObject({ family: `cb:sub:${subscription.id}`, horizon: '202601' });
		expect(item?.events.map(({ event_type: type }) => type)).toContain('subscription_created');
	});

	test('each result names the item that it came with', async () => {
		await books.subscribe('pro-sek-yearly');
		await books.subscribe('enterprise-sek-yearly');
		const items = itemsOf(await get({ period: '202601' }));
		const whole = await books.record(items, { whenRefused: 'returnFailedItem', options: { horizon: '202601', dryRun: true } });
		expect(results(whole).map(({ events }) => events)).toEqual(whole.items.map(({ pairedItem }) => [(pairedItem as { item: number }).item]));
		expect(new Set(results(whole).flatMap(({ events }) => events))).toEqual(new Set(items.keys()));
	});
});

/** `YYYYMM` in Oslo. */
function lastMonth(): string {
	const [year, month] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', year: 'numeric', month: '2-digit' }).format(new Date()).split('-');
	const index = Number(year) * 12 + Number(month) - 2;
	return `${Math.floor(index / 12)}${String((index % 12) + 1).padStart(2, '0')}`;
}
