import { collect, journalAll } from '../../lib/ledger';
import { invoiced, ledger, midnight, term as service } from './samples';
import { booked, bySubscription, happened, quarter, short, started, year } from './subscriptionSamples';

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
