import { importInvoice } from '../../../../lib/chargebee';
import { collect, type LedgerEvent } from '../../../../lib/ledger';
import { type MonthEndChoice, type MonthEndItem, monthEndDocuments, monthEndSubscriptions } from '../../../../lib/sync/monthEnd';
import { Both, outcomes, refusedOf, settingsOf, swedish, wanted } from '../journals/both';

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());
beforeEach(async () => await both.reset());

const ZONE = 'Europe/Oslo';
const seconds = (day: string) => Date.parse(`${day}T11:00:00Z`) / 1000;

const choose = (choice: Partial<MonthEndChoice>): MonthEndChoice => ({
	period: '202612',
	zone: ZONE,
	transactions: true,
	charges: true,
	...choice,
});
const read = async (choice: Partial<MonthEndChoice> = {}) => await monthEndDocuments(both.chargebee, choose(choice));
const families = (items: MonthEndItem[]) => items.map(({ family }) => family).sort();
const read1 = async (choice: Partial<MonthEndChoice> = {}) => families(await read(choice)).map((family) => family.replace('cb:inv:', ''));

/** An invoice of a day that serves so many days. */
async function invoice(id: string, date: string, [from, to]: [string, string], form: Record<string, string | number> = {}): Promise<void> {
	const line = {
		'line_items[id][0]': `li-${id}`,
		'line_items[description][0]': 'Service',
		'line_items[unit_amount][0]': 120_000,
		'line_items[entity_type][0]': 'plan_item_price',
		'line_items[entity_id][0]': 'pro-sek-yearly',
		'line_items[subscription_id][0]': subscription,
		'line_items[date_from][0]': seconds(from),
		'line_items[date_to][0]': seconds(to),
	};
	const head = { id, customer_id: 'A', subscription_id: subscription, currency_code: 'SEK', date: seconds(date), total: 120_000, status: 'posted' };
	await importInvoice(both.chargebee, { ...head, ...line, ...form }, { idempotencyKey: id });
}

let subscription = '';
async function subscriber(): Promise<void> {
	subscription = (await both.live('create', { customerId: 'A', items: [{ item_price_id: 'pro-sek-yearly' }], trialDays: 700 })).subscription.id;
}

describe('documents that reach into a month', () => {
	beforeEach(async () => {
		await subscriber();
		await invoice('month', '2026-01-01', ['2026-01-01', '2026-01-31']);
		await invoice('year', '2026-01-10', ['2026-01-10', '2027-01-09']);
		await invoice('three-years', '2024-03-01', ['2024-03-01', '2027-02-28']);
		await invoice('ended', '2025-02-01', ['2025-02-01', '2026-01-31']);
		await invoice('to-come', '2027-01-02', ['2027-01-02', '2027-02-01']);
		await both.at('2026-12-20T11:00:00Z');
		await invoice('december', '2026-12-05', ['2026-12-05', '2026-12-31']);
	});

	it('are all of the site up to its end, when nothing is known to be complete', async () => {
		expect(await read1()).toEqual(['december', 'ended', 'month', 'three-years', 'year']);
	});

	it('are those from the cut-over on', async () => {
		expect(await read1({ since: seconds('2026-01-01') })).toEqual(['december', 'month', 'year']);
	});

	it('are those that serve in it or changed since, when the months before are complete', async () => {
		expect(await read1({ firstPeriod: '202612' })).toEqual(['december', 'three-years', 'year']);
		expect(await read1({ firstPeriod: '202601' })).toEqual(['december', 'ended', 'month', 'three-years', 'year']);
		await both.live('void-invoice', { invoiceId: 'ended' });
		expect(await read1({ firstPeriod: '202612' })).toEqual(['december', 'ended', 'three-years', 'year']);
		await both.live('delete-invoice', { invoiceId: 'month' });
		expect(await read1({ firstPeriod: '202612' })).toEqual(['december', 'ended', 'month', 'three-years', 'year']);
	});

	it('are looked for as far back as the longest term, and before by their last change', async () => {
		const choice = { firstPeriod: '202612', longestTerm: 12 };
		expect(await read1(choice)).toEqual(['december', 'year']);
		expect(await read1({ ...choice, longestTerm: 36 })).toEqual(['december', 'three-years', 'year']);
		await both.live('void-invoice', { invoiceId: 'ended' });
		expect(await read1(choice)).toEqual(['december', 'ended', 'year']);
		await both.control.chargebee.clearRequests();
		await read({ ...choice, charges: false });
		const asked = (await both.control.chargebee.requests()).map(({ path }) => path.replace('/api/v2/', ''));
		expect(asked).toEqual(['invoices', 'invoices', 'credit_notes', 'credit_notes', 'transactions', 'transactions']);
	});

	it('are taken to reach when a list does not show all of their lines', async () => {
		await both.control.chargebee.settings({ lineItemsPage: 1 });
		await invoice('long', '2025-03-01', ['2025-03-01', '2025-03-31'], {
			total: 240_000,
			'line_items[id][1]': 'li-hidden',
			'line_items[description][1]': 'Service',
			'line_items[unit_amount][1]': 120_000,
			'line_items[entity_type][1]': 'plan_item_price',
			'line_items[entity_id][1]': 'pro-sek-yearly',
			'line_items[subscription_id][1]': subscription,
			'line_items[date_from][1]': seconds('2026-12-01'),
			'line_items[date_to][1]': seconds('2026-12-31'),
		});
		await both.at('2027-01-03T11:00:00Z');
		expect(await read1({ firstPeriod: '202701', period: '202701' })).toContain('long');
	});

	it('stand together by their terms and dates', async () => {
		const items = await read();
		expect(items.map(({ family }) => family.replace('cb:inv:', ''))).toEqual(['month', 'december', 'ended', 'year', 'three-years']);
	});

	it('that came from Visma.net are among them, and can be left out with the payments that settle only them', async () => {
		await invoice('VN-1', '2026-12-06', ['2026-12-06', '2026-12-31']);
		await both.live('pay', { invoiceId: 'VN-1' });
		expect(await read1()).toContain('VN-1');
		const without = await read({ withoutPrefix: 'VN-' });
		expect(JSON.stringify(without)).not.toContain('VN-');
		expect(families(without)).toHaveLength(5);
	});

	it('are booked where Visma.net books the sales, the mirrored ones too', async () => {
		await invoice('VN-1', '2026-12-06', ['2026-12-06', '2027-01-05']);
		const rules = swedish({ scope: 'deferralOnly', invoiceIdPrefix: 'VN-', cutover: { date: '2026-12-01' } });
		const events = (await read({ transactions: false, charges: false })).flatMap((item) => item.events);
		const run = await both.record(events, settingsOf('manual', { rules, horizon: '202612' }));
		expect(refusedOf(run)).toEqual([]);
		const booked = run.results.filter(({ outcome }) => outcome === 'created').map(({ key }) => key);
		expect(booked.sort()).toEqual(['cb:inv:VN-1:issue', 'cb:inv:VN-1:rec:202612']);
	});
});

describe('items of a month-end', () => {
	it('hold a document with its credit notes and payments, once, and little of each', async () => {
		const { invoice: sold, of } = await both.subscribe();
		await both.live('pay', of);
		await both.at('2026-03-10T11:00:00Z');
		const { credit_notes: credits } = await both.live('cancel', { ...of, credit: 'prorate' });
		await both.live('refund', of);
		const items = await read({ period: '202603' });
		expect(items).toHaveLength(1);
		const [item] = items;
		expect(item).toMatchObject({ family: `cb:inv:${sold.id}`, customerId: 'A', horizon: '202603' });
		const ids = (item?.events ?? []).flatMap(({ content = {} }) => Object.values(content as Record<string, { id: string }>).map(({ id }) => id));
		expect(ids.slice(0, 2)).toEqual([sold.id, credits[0]?.id]);
		expect(new Set(ids).size).toBe(4);
		expect(JSON.stringify(item).length).toBeLessThan(2000);
	});

	it('say nothing that counts: what is booked is read afresh, and comes to what the events say', async () => {
		const { of } = await both.subscribe();
		await both.live('pay', of);
		const events = (await read({ period: '202601' })).flatMap((item) => item.events);
		await both.at('2026-03-10T11:00:00Z');
		await both.live('cancel', { ...of, credit: 'prorate' });
		const run = await both.record(events, settingsOf('manual'));
		expect(refusedOf(run)).toEqual([]);
		expect(outcomes(run)).toEqual({ created: 15 });
		const told = await both.told('subscription_created', 'invoice_generated', 'payment_succeeded', 'invoice_updated');
		expect(await both.ledger()).toEqual(wanted(told, swedish()));
	});
});

describe('documents that one payment settles', () => {
	it('stand together: what is booked for one reads the others', async () => {
		const { invoice: first, of } = await both.subscribe('basic-sek-monthly');
		const { transaction } = await both.live('pay', of);
		await both.at('2026-02-20T11:00:00Z');
		const second = (await both.told('invoice_generated')).map(({ content }) => (content as { invoice: { id: string } }).invoice.id).at(-1);
		await both.edit(transaction.id, (paid) => void (paid.linked_invoices as object[]).push({ invoice_id: second, applied_amount: 1 }));
		const items = await read({ period: '202602' });
		expect(items).toHaveLength(1);
		expect(items[0]?.family).toBe(`cb:inv:${first.id}`);
		expect(items[0]?.events).toHaveLength(3);
	});
});

describe('unbilled charges of a month-end', () => {
	const charged = async (of: object) => await both.live('charge', { ...of, amount: 40_000 });
	const charges = async (period: string) => await read({ period });
	const alone = async (period: string) => (await charges(period)).filter(({ family }) => family.startsWith('cb:ubc:'));
	const accrued = (items: MonthEndItem[]) =>
		collect(items.flatMap(({ events }) => events), swedish()).entries.flatMap(({ key }) => /accr:\d+$/.exec(key) ?? []);

	it('are those that were open when it ended, whatever became of them since', async () => {
		const { of } = await both.subscribe('basic-sek-monthly');
		await both.at('2026-01-28T11:00:00Z');
		await charged(of);
		await both.at('2026-02-03T11:00:00Z');
		expect(accrued(await charges('202601'))).toEqual(['accr:202601']);
		await both.live('invoice-charges', of);
		expect(accrued(await charges('202601'))).toEqual(['accr:202601']);
		// with the invoice that bills it
		expect(families(await read({ period: '202602' })).filter((family) => family.startsWith('cb:ubc:'))).toEqual([]);
		await charged(of);
		expect(accrued(await charges('202601'))).toEqual(['accr:202601']);
		await both.at('2026-02-05T11:00:00Z');
		expect(accrued(await charges('202602'))).toEqual(['accr:202602']);
	});

	it('that stay open accrue at the end of each month', async () => {
		const { of } = await both.subscribe('pro-sek-yearly');
		await charged(of);
		await both.at('2026-03-03T11:00:00Z');
		for (const period of ['202601', '202602']) expect(accrued(await charges(period))).toEqual([`accr:${period}`]);
	});

	it('that were voided are taken back', async () => {
		const { of } = await both.subscribe('pro-sek-yearly');
		await charged(of);
		const rules = swedish();
		await both.record((await alone('202601')).flatMap(({ events }) => events), settingsOf('manual', { rules }));
		await both.live('void-charges', of);
		const run = await both.record((await alone('202601')).flatMap(({ events }) => events), settingsOf('manual', { rules }));
		expect(outcomes(run)).toEqual({ created: 1 });
		expect(run.results[0]?.kind).toBe('reversal');
	});
});

describe('subscriptions of a month-end', () => {
	const rules = { ...swedish(), basis: 'subscription', accounts: { ...swedish().accounts, clearing: '1511' }, subscription: { priceType: null } };
	const subscriptions = async (choice: Partial<MonthEndChoice>) => await monthEndSubscriptions(both.chargebee, choose(choice));

	it('come one by one with their whole history, which gives what all events give', async () => {
		const first = await both.subscribe('pro-sek-yearly');
		await both.subscribe('basic-sek-monthly');
		await both.at('2026-05-10T11:00:00Z');
		await both.live('upgrade', first.of);
		const items = await subscriptions({ period: '202605' });
		expect(items).toHaveLength(2);
		expect(items[0]).toMatchObject({ family: `cb:sub:${first.of.subscriptionId}`, customerId: 'A', horizon: '202605' });
		const all = collect(await both.told(), rules);
		const read = collect(items.flatMap(({ events }) => events as LedgerEvent[]), rules);
		expect(read.entries).toEqual(all.entries);
		expect(read.faults).toEqual(all.faults);
		expect(all.entries.length).toBeGreaterThan(15);
	});

	it('that ended before the first period and did not change since are left out', async () => {
		const ended = await both.subscribe('basic-sek-monthly');
		await both.live('cancel', ended.of);
		const going = await both.subscribe('basic-sek-monthly');
		await both.at('2026-05-10T11:00:00Z');
		expect((await subscriptions({ period: '202605', firstPeriod: '202604' })).map(({ family }) => family)).toEqual([`cb:sub:${going.of.subscriptionId}`]);
		expect(await subscriptions({ period: '202512' })).toEqual([]);
	});
});
