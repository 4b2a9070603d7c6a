import { collect, journalAll, type Rules } from '../../lib/ledger';
import { balances, invoiced, ledger, midnight, term as service } from './samples';
import { bySubscription, happened, type VersionSample } from './subscriptionSamples';

const year: [string, string] = ['2026-01-01', '2027-01-01'];
const quarter: [string, string] = ['2026-04-01', '2026-07-01'];
const started = (changes: Partial<VersionSample> = {}) =>
	happened({ on: '2026-01-01', type: 'created', term: year, ...changes });
const cancelled = (date: string, changes: Partial<VersionSample> = {}) =>
	happened({
		on: date,
		type: 'cancelled',
		status: 'cancelled',
		term: year,
		...changes,
		extra: { cancelled_at: midnight(date), ...changes.extra },
	});
const booked = (events: Parameters<typeof journalAll>[0], rules: Rules = bySubscription()) =>
	ledger(journalAll(events, rules));
/** Without the `sub:S1:` of each key. */
const short = (events: Parameters<typeof journalAll>[0], rules?: Rules) =>
	Object.fromEntries(Object.entries(booked(events, rules)).map(([key, text]) => [key.replace('sub:S1:', ''), text]));

describe('a term of a subscription', () => {
	it('is billed on its first day and earned month by month', () => {
		const entries = booked([
			happened({ on: '2026-04-01', type: 'activated', term: quarter, items: { pro: 30_000 } }),
		]);
		expect(entries).toEqual({
			'sub:S1:20260401:issue': '2026-04-01 1579 Dr 300.00, 2965 Cr 300.00',
			'sub:S1:20260401:rec:202604': '2026-04-30 2965 Dr 100.00, 3020 Cr 100.00',
			'sub:S1:20260401:rec:202605': '2026-05-31 2965 Dr 100.00, 3020 Cr 100.00',
			'sub:S1:20260401:rec:202606': '2026-06-30 2965 Dr 100.00, 3020 Cr 100.00',
		});
	});

	it.each(['in_trial', 'future', 'transferred', 'paused', 'cancelled'])('gives nothing while %s', (status) => {
		const extra = { cancelled_at: midnight('2026-01-01') };
		const found = collect([started({ status, extra })], bySubscription());
		expect([found.entries, found.faults]).toEqual([[], []]);
		expect(found.families.get('cb:sub:S1')).toMatchObject({ state: 'live', id: 'S1' });
	});

	it('begins on its first day even if it was seen later, and non-renewing ones are served too', () => {
		const late = started({ on: '2026-01-03', type: 'renewed', status: 'non_renewing' });
		expect(short([late])).toEqual(short([started()]));
	});

	it('that a charge within its first month is earned in whole never touches the deferred account', () => {
		const month: [string, string] = ['2026-01-01', '2026-02-01'];
		expect(short([started({ term: month, items: { pro: 31_000 } })])).toEqual({
			'20260101:issue': '2026-01-01 1579 Dr 310.00, 3020 Cr 310.00',
		});
		const across = started({ term: ['2026-01-15', '2026-02-15'], on: '2026-01-15', items: { pro: 31_000 } });
		expect(Object.keys(short([across]))).toEqual(['20260115:issue']);
		expect(short([across], bySubscription({ convention: 'daily' }))).toEqual({
			'20260115:issue': '2026-01-15 1579 Dr 310.00, 2965 Cr 310.00',
			'20260115:rec:202601': '2026-01-31 2965 Dr 170.00, 3020 Cr 170.00',
			'20260115:rec:202602': '2026-02-28 2965 Dr 140.00, 3020 Cr 140.00',
		});
	});

	it('ends where the service does, whether Chargebee names the last second or the next start', () => {
		const exclusive = started({ extra: { current_term_end: midnight('2027-01-01') } });
		expect(short([exclusive])).toEqual(short([started()]));
		const instant = started({ extra: { current_term_end: midnight('2026-01-01') } });
		expect(Object.keys(short([instant]))).toEqual(['20260101:issue']);
	});

	it('of an older version arriving late, twice or out of order changes nothing', () => {
		const events = [started(), happened({ on: '2026-03-01', term: year, items: { pro: 240_000 } })];
		expect(booked([events[1]!, events[0]!, events[1]!, events[0]!])).toEqual(booked(events));
	});
});

describe('the items of a subscription', () => {
	it('are plans and addons with an amount; charges and usage are passed over, and said to be', () => {
		const items = [
			{ item_price_id: 'pro', item_type: 'plan', amount: 10_000 },
			{ item_price_id: 'seats', item_type: 'addon', amount: 2_000, quantity: 2 },
			{ item_price_id: 'set-up', item_type: 'charge', amount: 500_000 },
			{ item_price_id: 'calls', item_type: 'addon', amount: 777, metered_quantity: '3' },
			{ item_price_id: 'old-calls', item_type: 'addon', amount: 777, last_calculated_at: 1 },
			{ item_price_id: 'free', item_type: 'addon' },
		];
		const { entries, families } = collect(
			[started({ items, term: ['2026-01-01', '2026-02-01'] })],
			bySubscription(),
		);
		expect(ledger(entries)).toEqual({ 'sub:S1:20260101:issue': '2026-01-01 1579 Dr 120.00, 3020 Cr 120.00' });
		expect(families.get('cb:sub:S1')?.passedOver).toEqual([
			'set-up (charge)',
			'calls (metered)',
			'old-calls (metered)',
			'free (no amount)',
		]);
	});

	it('have their own accounts, project and way of recognition, found as those of an invoice line', () => {
		const rules = bySubscription({
			defaultSubaccount: '1=00',
			items: { pro: { revenue: '3055', subaccount: '2=P', project: 'X' } },
			conditions: [
				{ when: { chargeKind: 'addon_item_price' }, set: { recognition: 'immediate', revenue: '3900' } },
				{ when: { country: 'SE', businessEntity: 'be' }, set: { branch: 'SE', deferred: '2961' } },
			],
		});
		const items = [
			{ item_price_id: 'pro', item_type: 'plan', amount: 120_000 },
			{ item_price_id: 'seats', item_type: 'addon', amount: 5_000 },
		];
		const [issue, ...months] = journalAll(
			[started({ items, country: 'SE', extra: { business_entity_id: 'be' } })],
			rules,
		);
		expect(issue?.branch).toBe('SE');
		expect(issue?.lines).toMatchObject([
			{ account: '1579', subaccount: '1=00', debit: '1250.00' },
			{ account: '2961', subaccount: '1=00,2=P', project: 'X', credit: '1200.00' },
			{ account: '3900', subaccount: '1=00', credit: '50.00' },
		]);
		expect(months).toHaveLength(12);
		expect(months[0]?.lines).toMatchObject([{ account: '2961' }, { account: '3055', project: 'X' }]);
	});

	it.each([
		[12_500, 25, '100.00'],
		[9_999, '25.5', '79.67'], // 9999 * 25.5 / 125.5 = 2031.67, so 2032 is VAT
		[1, 25, '0.01'],
		[9_999, 0, '99.99'],
	])('of %d minor units with VAT of %s %% inside are worth %s', (amount, taxRate, net) => {
		const rules = bySubscription({ subscription: { priceType: 'tax_inclusive', taxRate } });
		const [issue] = journalAll([started({ items: { pro: amount }, term: ['2026-01-01', '2026-02-01'] })], rules);
		expect(issue?.lines.map(({ credit }) => credit)[1]).toBe(net);
	});

	it('in another currency go at the rate of the term’s first version, if it leads to the company’s currency', () => {
		const eur = (on: string, rate: number, base = 'NOK') =>
			started({
				on,
				extra: { currency_code: 'EUR', exchange_rate: rate, base_currency_code: base },
				items: { pro: on === '2026-01-01' ? 120_000 : 240_000 },
			});
		const entries = journalAll([eur('2026-01-01', 11.5), eur('2026-07-01', 12)], bySubscription());
		expect(new Set(entries.map(({ currency, exchangeRate }) => `${currency} ${exchangeRate}`))).toEqual(
			new Set(['EUR 11.5']),
		);
		expect(journalAll([eur('2026-01-01', 11.5, 'USD')], bySubscription())[0]?.exchangeRate).toBeNull();
		const elsewhere = bySubscription({ siteBaseCurrency: 'USD' });
		expect(journalAll([eur('2026-01-01', 11.5)], elsewhere)[0]?.exchangeRate).toBeNull();
		expect(
			journalAll([started({ extra: { exchange_rate: 2, base_currency_code: 'NOK' } })], bySubscription())[0]
				?.exchangeRate,
		).toBeNull();
	});

	it('stay in the region in which the term began, until the next term', () => {
		const next: [string, string] = ['2027-01-01', '2028-01-01'];
		const moved = [
			started({ country: 'NO' }),
			happened({ on: '2026-05-01', type: 'changed', term: year, items: { pro: 240_000 }, country: 'US' }),
			happened({ on: '2027-01-01', type: 'renewed', term: next, items: { pro: 240_000 }, country: 'US' }),
		];
		const accounts = (start: string) =>
			new Set(
				journalAll(moved, bySubscription())
					.filter(({ key }) => key.includes(`:${start}:rec:`))
					.map(({ lines }) => lines[1]?.account),
			);
		expect([...accounts('20260101'), ...accounts('20270101')]).toEqual(['3020', '3126']);
		const shipped = started({ country: '', extra: { shipping_address: { country: 'SE' } } });
		expect(journalAll([shipped], bySubscription())[1]?.lines[1]?.account).toBe('3125');
	});

	it('are the only source: invoices, charges and payments in the same events give nothing, whatever they hold', () => {
		const event = started();
		const { content } = invoiced({ id: 'I', date: '2026-01-01', lines: [{ amount: 1, ...service(...quarter) }] });
		const full = { ...event, content: { ...content, transaction: {}, unbilled_charges: [{}], ...event.content } };
		const found = collect(
			[full, invoiced({ id: 'J', date: '2026-01-01', lines: [], extra: { total: 5 } })],
			bySubscription(),
		);
		expect(found.faults).toEqual([]);
		expect([...found.families.keys()]).toEqual(['cb:sub:S1']);
		expect(ledger(found.entries)).toEqual(booked([started()]));
	});
});

describe('a subscription that changes', () => {
	const upgraded = (on: string) => happened({ on, term: year, items: { pro: 240_000 } });

	it('is charged for what is left of the new items less what is left of the old, and earned from that day', () => {
		const before = short([started()]);
		const after = short([started(), upgraded('2026-07-16')]);
		// 15 of July's 31 days: of the old 64 838.7 are earned and 55 161 left, of the new 129 677.4 and 110 323.
		expect(after['20260101:adj:20260716']).toBe('2026-07-16 1579 Dr 551.62, 2965 Cr 551.62');
		// Old: 64 839 - 60 000. New: 140 000 - 129 677.
		expect(after['20260101:rec:202607']).toBe('2026-07-31 2965 Dr 151.62, 3020 Cr 151.62');
		expect(after['20260101:rec:202608']).toBe('2026-08-31 2965 Dr 200.00, 3020 Cr 200.00');
		for (const name of ['issue', 'rec:202601', 'rec:202606']) {
			expect(after[`20260101:${name}`]).toBe(before[`20260101:${name}`]);
		}
	});

	it('downwards is credited', () => {
		const smaller = happened({ on: '2026-07-01', term: year, items: { pro: 60_000 } });
		expect(short([started(), smaller])).toMatchObject({
			'20260101:adj:20260701': '2026-07-01 2965 Dr 300.00, 1579 Cr 300.00',
			'20260101:rec:202607': '2026-07-31 2965 Dr 50.00, 3020 Cr 50.00',
		});
	});

	it('twice on one day counts once, as it stood in the end; on the first day nothing else was ever billed', () => {
		const noon = midnight('2026-07-01') + 43_200;
		const twice = [started(), happened({ on: noon - 60, term: year, items: { pro: 1 } }), upgraded('2026-07-01')];
		expect(short(twice)).toEqual(short([started(), upgraded('2026-07-01')]));
		const atOnce = [
			started(),
			happened({ on: midnight('2026-01-01') + 80_000, term: year, items: { pro: 240_000 } }),
		];
		expect(short(atOnce)['20260101:issue']).toBe('2026-01-01 1579 Dr 2400.00, 2965 Cr 2400.00');
		expect(Object.keys(short(atOnce)).filter((key) => key.includes('adj'))).toEqual([]);
	});

	it('takes effect when it was first seen, whichever event tells of it', () => {
		const seen = { term: year, items: { pro: 240_000 }, version: 7_000_000_000_000 };
		const events = [
			started(),
			happened({ on: '2026-08-01', ...seen }),
			happened({ on: '2026-07-01', type: 'x', ...seen }),
		];
		expect(Object.keys(short(events)).filter((key) => key.includes('adj'))).toEqual(['20260101:adj:20260701']);
	});

	it('within a month that is earned at once takes it out of revenue', () => {
		const month: [string, string] = ['2026-01-01', '2026-02-01'];
		const events = [
			started({ term: month, items: { pro: 31_000 } }),
			happened({ on: '2026-01-11', term: month, items: { pro: 62_000 } }),
		];
		// 21 of 31 days are left: 210.00 of the old, 420.00 of the new.
		expect(short(events)).toEqual({
			'20260101:issue': '2026-01-01 1579 Dr 310.00, 3020 Cr 310.00',
			'20260101:adj:20260111': '2026-01-11 1579 Dr 210.00, 3020 Cr 210.00',
		});
	});

	it('keeps what is earned at once: a change neither gives it back nor charges it', () => {
		const rules = bySubscription({ items: { 'set-up': { recognition: 'immediate', revenue: '3900' } } });
		const items = { pro: 120_000, 'set-up': 10_000 };
		const events = [
			started({ items }),
			happened({ on: '2026-07-01', term: year, items: { pro: 240_000, 'set-up': 99_000 } }),
			cancelled('2026-10-01'),
		];
		expect(short(events, rules)).toMatchObject({
			'20260101:issue': '2026-01-01 1579 Dr 1300.00, 2965 Cr 1200.00, 3900 Cr 100.00',
			'20260101:adj:20260701': '2026-07-01 1579 Dr 600.00, 2965 Cr 600.00',
			'20260101:adj:20261001': '2026-10-01 2965 Dr 600.00, 1579 Cr 600.00',
		});
	});

	it('in nothing that costs gives nothing: address, mrr, scheduled changes, and monthly shares stay where they are', () => {
		const month: [string, string] = ['2026-01-15', '2026-04-15'];
		const first = started({ on: '2026-01-15', term: month, items: { pro: 30_000, seats: 1 } });
		const same = happened({
			on: '2026-02-03',
			type: 'shipping_address_updated',
			term: month,
			items: { seats: 1, pro: 30_000 },
			extra: { mrr: 5, status: 'non_renewing', auto_collection: 'off' },
		});
		expect(booked([first, same])).toEqual(booked([first]));
		const [a, b] = [[first], [first, same]].map(
			(events) => collect(events, bySubscription()).families.get('cb:sub:S1')?.D,
		);
		expect(a).toBe(b);
	});

	it('of a rate that leads elsewhere or an item’s price differs in its fingerprint', () => {
		const ofFacts = (event: ReturnType<typeof started>, rules = bySubscription()) =>
			collect([event], rules).families.get('cb:sub:S1')?.D;
		const eur = (rate: number) =>
			started({ extra: { currency_code: 'EUR', exchange_rate: rate, base_currency_code: 'NOK' } });
		const prints = [
			started(),
			started({ items: { pro: 120_001 } }),
			started({ items: { lite: 120_000 } }),
			started({ term: ['2026-01-01', '2027-01-02'] }),
			eur(11),
			eur(12),
		].map((event) => ofFacts(event));
		expect(new Set(prints).size).toBe(prints.length);
		expect(
			ofFacts(
				started(),
				bySubscription({ convention: 'daily', accounts: { clearing: '9', deferred: '8', revenue: '7' } }),
			),
		).toBe(prints[0]);
	});

	it('starts a new term early: the rest of the old is withdrawn on that day', () => {
		const next: [string, string] = ['2026-04-01', '2027-04-01'];
		const entries = short([
			started(),
			happened({ on: '2026-04-01', term: next, type: 'renewed', items: { pro: 240_000 } }),
		]);
		expect(entries).toMatchObject({
			'20260101:adj:20260401': '2026-04-01 2965 Dr 900.00, 1579 Cr 900.00',
			'20260101:rec:202603': '2026-03-31 2965 Dr 100.00, 3020 Cr 100.00',
			'20260401:issue': '2026-04-01 1579 Dr 2400.00, 2965 Cr 2400.00',
			'20260401:rec:202604': '2026-04-30 2965 Dr 200.00, 3020 Cr 200.00',
		});
		expect(Object.keys(entries).filter((key) => key.startsWith('20260101:rec'))).toHaveLength(3);
	});

	it('renews at the term’s end without a change of the old one', () => {
		const next: [string, string] = ['2027-01-01', '2028-01-01'];
		const renewed = happened({ on: '2027-01-02', type: 'renewed', term: next, items: { pro: 132_000 } });
		const entries = short([started(), renewed]);
		expect(entries).toMatchObject(short([started()]));
		expect(entries['20270101:issue']).toBe('2027-01-01 1579 Dr 1320.00, 2965 Cr 1320.00');
		expect(Object.keys(entries)).toHaveLength(26);
	});

	it('in scope deferral only, moves between the item’s own revenue and deferral', () => {
		const rules = bySubscription({ scope: 'deferralOnly', accounts: { deferred: '2965', revenue: '3020' } });
		const entries = journalAll([started(), upgraded('2026-07-01'), cancelled('2026-10-01')], rules);
		expect(ledger(entries)).toMatchObject({
			'sub:S1:20260101:issue': '2026-01-01 3020 Dr 1200.00, 2965 Cr 1200.00',
			'sub:S1:20260101:adj:20260701': '2026-07-01 3020 Dr 600.00, 2965 Cr 600.00',
			'sub:S1:20260101:adj:20261001': '2026-10-01 2965 Dr 600.00, 3020 Cr 600.00',
		});
		expect(balances(entries)).toEqual({});
		expect(journalAll([started({ term: ['2026-01-01', '2026-02-01'] })], rules)).toEqual([]);
	});
});

describe('a subscription that ends or rests', () => {
	const cases: Array<
		[policy: 'withdraw' | 'continue' | 'accelerate', entries: Record<string, string>, count: number]
	> = [
		['withdraw', { 'adj:20261001': '2026-10-01 2965 Dr 300.00, 1579 Cr 300.00' }, 11],
		['continue', { 'rec:202612': '2026-12-31 2965 Dr 100.00, 3020 Cr 100.00' }, 13],
		['accelerate', { 'accel:202610': '2026-10-01 2965 Dr 200.00, 3020 Cr 200.00' }, 12],
	];
	it.each(cases)('cancelled before its term is over: %s', (onCancel, wanted, count) => {
		const entries = booked([started(), cancelled('2026-10-01')], bySubscription({ subscription: { onCancel } }));
		for (const [name, text] of Object.entries(wanted)) expect(entries[`sub:S1:20260101:${name}`]).toBe(text);
		expect(Object.keys(entries)).toHaveLength(count);
		if (onCancel === 'withdraw') expect(booked([started(), cancelled('2026-10-01')])).toEqual(entries);
	});

	it('at the end of its term leaves nothing to do, on any policy', () => {
		for (const onCancel of ['withdraw', 'continue', 'accelerate'] as const) {
			const rules = bySubscription({ subscription: { onCancel } });
			expect(booked([started(), cancelled('2027-01-01')], rules)).toEqual(booked([started()], rules));
		}
	});

	it('as of an earlier day, told later, on the day it ended; before the term began, with nothing billed', () => {
		const told = cancelled('2026-10-01', { on: '2026-12-05', type: 'canceled_with_backdating' });
		expect(booked([started(), told])).toEqual(booked([started(), cancelled('2026-10-01')]));
		const never = cancelled('2026-12-05', { extra: { cancelled_at: midnight('2026-01-01') } });
		expect(booked([started(), never])).toEqual({});
		// Cancelled as of a day on which an older item was served: the later change never counts.
		const changed = happened({ on: '2026-11-01', term: year, items: { pro: 240_000 } });
		expect(booked([started(), changed, told])).toEqual(booked([started(), cancelled('2026-10-01')]));
	});

	it('accelerated, only months after the cancellation come forward, with those of a term that had begun', () => {
		const rules = bySubscription({ subscription: { onCancel: 'accelerate' } });
		const next: [string, string] = ['2027-01-01', '2028-01-01'];
		const again = happened({ on: '2027-01-01', type: 'reactivated', term: next });
		const entries = short([started(), cancelled('2026-11-10'), again], rules);
		expect(entries).toMatchObject({
			'20260101:rec:202611': '2026-11-30 2965 Dr 100.00, 3020 Cr 100.00',
			'20260101:accel:202611': '2026-11-10 2965 Dr 100.00, 3020 Cr 100.00',
			'20270101:rec:202712': '2027-12-31 2965 Dr 100.00, 3020 Cr 100.00',
		});
		expect(Object.keys(entries).filter((key) => key.includes('accel'))).toHaveLength(1);
		const mixed = bySubscription({ onCancelWithoutCredit: 'accelerate' });
		expect(Object.keys(short([started(), cancelled('2026-11-10')], mixed)).join()).not.toContain('accel');
	});

	const pausing = { type: 'paused', status: 'paused', term: quarter, items: { pro: 91_000 } };
	const daily = bySubscription({ convention: 'daily' });
	const inApril = () => happened({ on: '2026-04-01', type: 'activated', term: quarter, items: { pro: 91_000 } });

	it('paused and resumed in its term: the rest is withdrawn, and what is then left charged again', () => {
		const resumed = happened({ on: '2026-06-01', type: 'resumed', term: quarter, items: { pro: 91_000 } });
		// 910.00 over 91 days: 30 served, 31 not, 30 served.
		expect(short([inApril(), happened({ on: '2026-05-01', ...pausing }), resumed], daily)).toEqual({
			'20260401:issue': '2026-04-01 1579 Dr 910.00, 2965 Cr 910.00',
			'20260401:rec:202604': '2026-04-30 2965 Dr 300.00, 3020 Cr 300.00',
			'20260401:adj:20260501': '2026-05-01 2965 Dr 610.00, 1579 Cr 610.00',
			'20260401:adj:20260601': '2026-06-01 1579 Dr 300.00, 2965 Cr 300.00',
			'20260401:rec:202606': '2026-06-30 2965 Dr 300.00, 3020 Cr 300.00',
		});
	});

	it('paused as of a day it names, whatever happens to cancelled ones, and resumed in a term of its own', () => {
		const rules = { ...daily, subscription: { onCancel: 'continue' as const } };
		const paused = happened({ on: '2026-05-20', ...pausing, extra: { pause_date: midnight('2026-05-01') } });
		const next: [string, string] = ['2026-08-01', '2026-08-31'];
		const resumed = happened({ on: '2026-08-01', type: 'resumed', term: next, items: { pro: 30_000 } });
		expect(short([inApril(), paused, resumed], rules)).toEqual({
			'20260401:issue': '2026-04-01 1579 Dr 910.00, 2965 Cr 910.00',
			'20260401:rec:202604': '2026-04-30 2965 Dr 300.00, 3020 Cr 300.00',
			'20260401:adj:20260501': '2026-05-01 2965 Dr 610.00, 1579 Cr 610.00',
			'20260801:issue': '2026-08-01 1579 Dr 300.00, 3020 Cr 300.00',
		});
	});

	it('reactivated in its term after a cancellation is charged for what is left', () => {
		const again = happened({ on: '2026-11-01', type: 'reactivated', term: year });
		expect(short([started(), cancelled('2026-10-01'), again])).toMatchObject({
			'20260101:adj:20261001': '2026-10-01 2965 Dr 300.00, 1579 Cr 300.00',
			'20260101:adj:20261101': '2026-11-01 1579 Dr 200.00, 2965 Cr 200.00',
		});
	});

	it('deleted gives no entries at all', () => {
		const deleted = happened({ on: '2026-03-01', type: 'deleted', term: year, extra: { deleted: true } });
		for (const last of [deleted, happened({ on: '2026-03-01', type: 'deleted', term: year })]) {
			const { entries, families, faults } = collect([started(), last], bySubscription());
			expect([entries, faults, families.get('cb:sub:S1')?.state]).toEqual([[], [], 'deleted']);
		}
	});
});
