import { checkRules, collect, journalAll, type Rules } from '../../lib/ledger';
import { balances, ledger, midnight } from './samples';
import { bySubscription, happened, started, year } from './subscriptionSamples';

const codes = (events: Parameters<typeof collect>[0], rules: Rules = bySubscription()) => {
	const { faults, entries } = collect(events, rules);
	if (faults.length > 0) expect(entries).toEqual([]);
	return faults.map(({ code, document }) => `${document} ${code}`);
};

describe('a subscription stays out of the books', () => {
	it('when what it was at the start of a term is unknown', () => {
		const alone = happened({ on: '2026-05-01', type: 'changed', term: year });
		expect(codes([alone])).toEqual(['cb:sub:S1 incomplete-history']);
		expect(codes([started(), alone])).toEqual([]);
		expect(codes([happened({ on: '2026-01-01', type: 'changed', term: year })])).toEqual([]);
		for (const type of [
			'created',
			'activated',
			'started',
			'renewed',
			'reactivated',
			'resumed',
			'activated_with_backdating',
		]) {
			expect(codes([happened({ on: '2026-05-01', type, term: year })])).toEqual([]);
		}
		const next: [string, string] = ['2027-01-01', '2028-01-01'];
		expect(codes([started(), happened({ on: '2027-02-01', type: 'changed', term: next })])).toEqual([
			'cb:sub:S1 incomplete-history',
		]);
		const also = { on: '2026-05-01', term: year, version: 5 };
		expect(codes([happened({ ...also, type: 'changed' }), happened({ ...also, type: 'activated' })])).toEqual([]);
	});

	it('when it was changed as of an earlier day', () => {
		const backdated = happened({ on: '2026-05-01', type: 'changed_with_backdating', term: year });
		expect(codes([started(), backdated])).toEqual(['cb:sub:S1 backdated-change']);
	});

	it('when it is discounted, unless its amounts are net', () => {
		const net = bySubscription({ subscription: { amountsAreNet: true } });
		for (const extra of [{ coupons: [{ coupon_id: 'c' }] }, { discounts: [{ id: 'd' }] }, { coupon: 'old' }]) {
			expect(codes([started({ extra })])).toEqual(['cb:sub:S1 discounted']);
			expect(codes([started({ extra })], net)).toEqual([]);
		}
		expect(codes([started({ extra: { coupons: [], discounts: [] } })])).toEqual([]);
		expect(codes([started({ extra: { coupons: [{ coupon_id: 'c' }] }, status: 'in_trial' })])).toEqual([]);
	});

	it('when an item has a term or period of its own', () => {
		const own = (members: Record<string, unknown>, type = 'addon') =>
			codes([
				started({
					items: [
						{
							item_price_id: 'pro',
							item_type: 'plan',
							amount: 1,
							billing_period: 1,
							billing_period_unit: 'year',
						},
						{ item_price_id: 'seats', item_type: type, amount: 1, ...members },
					],
				}),
			]);
		const mixed = ['cb:sub:S1 mixed-terms'];
		expect(own({ billing_period: 3, billing_period_unit: 'year' })).toEqual(mixed);
		expect(own({ billing_period: 1, billing_period_unit: 'month' })).toEqual(mixed);
		expect(own({ current_term_start: midnight('2026-01-02') })).toEqual(mixed);
		expect(own({ current_term_end: midnight('2026-07-01') })).toEqual(mixed);
		expect(own({ current_term_start: midnight(year[0]), current_term_end: midnight(year[1]) - 1 })).toEqual([]);
		expect(own({ billing_period: 3 }, 'charge')).toEqual([]);
		const moment = { current_term_end: midnight(year[0]) };
		const seats = { item_price_id: 'seats', item_type: 'addon', amount: 1, ...moment };
		expect(codes([started({ items: [seats], extra: moment })])).toEqual([]);
	});

	it('when its currency changed', () => {
		const eur = happened({ on: '2026-05-01', term: year, extra: { currency_code: 'EUR' } });
		expect(codes([started(), eur])).toEqual(['cb:sub:S1 currency-changed']);
	});

	it('when it cannot be read, or the rules lack something; and another one is booked all the same', () => {
		const one = (extra: Record<string, unknown>, rules?: Rules) => codes([started({ extra })], rules);
		expect(one({ subscription_items: undefined })).toEqual(['cb:sub:S1 document-unreadable']);
		expect(one({ subscription_items: [{ item_type: 'plan', amount: 1.5 }] })).toEqual([
			'cb:sub:S1 document-unreadable',
		]);
		expect(one({ currency_code: undefined })).toEqual(['cb:sub:S1 currency-missing']);
		expect(one({ status: 'cancelled' })).toEqual(['cb:sub:S1 date-missing']);
		const undated = (items: Record<string, number>) => ({ ...happened({ on: '2026-02-01', term: year, items }), occurred_at: undefined });
		expect(codes([undated({ pro: 1 })])).toEqual(['cb:sub:S1 date-missing']);
		expect(codes([started(), undated({ pro: 240_000 })])).toEqual(['cb:sub:S1 incomplete-history']);
		expect(codes([started(), undated({ pro: 120_000 })])).toEqual([]);
		expect(one({}, bySubscription({ accounts: { deferred: '2965', revenue: '3020' } }))).toEqual([
			'cb:sub:S1 account-missing',
		]);
		expect(one({}, bySubscription({ unmappedItems: 'refuse' }))).toEqual(['cb:sub:S1 item-unmapped']);
		expect(codes([started({ country: '' })], bySubscription({ defaultRegion: null }))).toEqual([
			'cb:sub:S1 region-unknown',
		]);
		expect(
			codes([started({ items: { pro: 150 } })], bySubscription({ currencies: { NOK: { precision: 0 } } })),
		).toEqual(['cb:sub:S1 amount-not-whole']);
		const { entries, faults } = collect(
			[started({ id: 'bad', extra: { coupon: 'x' } }), started()],
			bySubscription(),
		);
		expect([entries.length, faults.length]).toEqual([13, 1]);
	});

	it('events that are none, or hold a subscription without an id, are faults of their own', () => {
		expect(codes([7 as never])).toEqual(['event 1 event-unreadable']);
		expect(codes([{ id: 'e', content: { subscription: { status: 'active' } } }])).toEqual([
			'event e event-unreadable',
		]);
	});
});

describe('the rules for subscriptions', () => {
	const faulty = (subscription: unknown) =>
		checkRules({ ...bySubscription(), subscription }).faults.map(({ rule }) => rule);

	it('are checked like all others', () => {
		expect(checkRules({ ...bySubscription(), subscription: null })).toEqual({ faults: [], warnings: [] });
		expect(
			faulty({ priceType: 'gross', onCancel: 'refund', amountsAreNet: 'yes', taxRate: -1, discount: 1 }),
		).toEqual([
			'subscription.priceType',
			'subscription.taxRate',
			'subscription.onCancel',
			'subscription.amountsAreNet',
			'subscription.discount',
		]);
		expect(faulty({ priceType: 'tax_inclusive' })).toEqual(['subscription.taxRate']);
		expect(faulty({ priceType: 'tax_inclusive', taxRate: '25.5' })).toEqual([]);
		expect(faulty('withdraw')).toEqual(['subscription']);
		expect(checkRules({ ...bySubscription(), accounts: { clearing: 1 } }).faults.map(({ rule }) => rule)).toEqual([
			'accounts.clearing',
		]);
	});
});

describe('terms from before the cut-over', () => {
	const upgraded = happened({ on: '2026-09-01', term: year, items: { pro: 240_000 } });
	const events = [started(), happened({ on: '2026-03-01', term: year, items: { pro: 180_000 } }), upgraded];
	const cutover = (mode?: 'recogniseOnly') =>
		bySubscription({ cutover: { date: '2026-07-01', ...(mode && { mode }) } });

	it('are left alone, whatever is wrong with them', () => {
		const found = collect(
			[...events, happened({ on: '2026-10-01', term: year, extra: { coupon: 'x' } })],
			cutover(),
		);
		expect([found.entries, found.faults, found.families.get('cb:sub:S1')?.state]).toEqual([
			[],
			[],
			'beforeCutover',
		]);
		const next: [string, string] = ['2027-01-01', '2028-01-01'];
		const renewed = collect([...events, happened({ on: '2027-01-01', type: 'renewed', term: next })], cutover());
		expect(renewed.entries.every(({ key }) => key.startsWith('cb:sub:S1:20270101:'))).toBe(true);
		expect([renewed.entries.length, renewed.families.get('cb:sub:S1')?.state]).toEqual([13, 'live']);
	});

	it('or still recognised and changed, with the balance that this presumes', () => {
		const { entries, opening } = collect(events, cutover('recogniseOnly'));
		expect(ledger(entries)).toEqual({
			'sub:S1:20260101:rec:202607': '2026-07-31 2965 Dr 150.00, 3020 Cr 150.00',
			'sub:S1:20260101:rec:202608': '2026-08-31 2965 Dr 150.00, 3020 Cr 150.00',
			'sub:S1:20260101:adj:20260901': '2026-09-01 1579 Dr 200.00, 2965 Cr 200.00',
			'sub:S1:20260101:rec:202609': '2026-09-30 2965 Dr 200.00, 3020 Cr 200.00',
			'sub:S1:20260101:rec:202610': '2026-10-31 2965 Dr 200.00, 3020 Cr 200.00',
			'sub:S1:20260101:rec:202611': '2026-11-30 2965 Dr 200.00, 3020 Cr 200.00',
			'sub:S1:20260101:rec:202612': '2026-12-31 2965 Dr 200.00, 3020 Cr 200.00',
		});
		// Half of a year at 1800.00 is not yet earned.
		expect(opening).toEqual([
			{
				family: 'cb:sub:S1',
				financialPeriod: '202607',
				account: '2965',
				subaccount: null,
				currency: 'NOK',
				deferred: '900.00',
			},
		]);
		expect(balances(entries)['2965 NOK']).toBe(90_000n);
	});

	it('obey lock and horizon as documents do', () => {
		const rules = bySubscription({ firstOpenPeriod: '202603', horizon: '202604' });
		const found = journalAll([started()], rules);
		expect(found.map(({ key, transactionDate }) => [key.slice(19), transactionDate])).toEqual([
			['issue', '2026-03-01'],
			['rec:202601', '2026-03-01'],
			['rec:202602', '2026-03-01'],
			['rec:202603', '2026-03-31'],
			['rec:202604', '2026-04-30'],
		]);
	});
});
