import { balances } from './samples';
import { booked, bySubscription, cancelled, happened, short } from './subscriptionSamples';
import { journalAll } from '../../lib/ledger';

/** Worked out by hand from the description of the basis, figure by figure. */
describe('terms of subscriptions, worked out by hand', () => {
	it('two upgrades in February of a leap year, by days: 91 days, of which 40 and 50 have passed', () => {
		const term: [string, string] = ['2028-01-01', '2028-04-01'];
		const at = (on: string, type: string, amount: number) => happened({ on, type, term, items: { pro: amount } });
		const events = [at('2028-01-01', 'created', 91_000), at('2028-02-10', 'changed', 182_000), at('2028-02-20', 'changed', 273_000)];
		expect(short(events, bySubscription({ convention: 'daily' }))).toEqual({
			'20280101:issue': '2028-01-01 1579 Dr 910.00, 2965 Cr 910.00',
			'20280101:rec:202801': '2028-01-31 2965 Dr 310.00, 3020 Cr 310.00',
			// 1020.00 are left of the new one, 510.00 of the old; then 1230.00 and 820.00.
			'20280101:adj:20280210': '2028-02-10 1579 Dr 510.00, 2965 Cr 510.00',
			'20280101:adj:20280220': '2028-02-20 1579 Dr 410.00, 2965 Cr 410.00',
			// 9 days at 10.00, 10 at 20.00, 10 at 30.00.
			'20280101:rec:202802': '2028-02-29 2965 Dr 590.00, 3020 Cr 590.00',
			'20280101:rec:202803': '2028-03-31 2965 Dr 930.00, 3020 Cr 930.00',
		});
	});

	it('a quarter from the fifteenth by months, upgraded in the middle of its second month', () => {
		const term: [string, string] = ['2026-01-15', '2026-04-15'];
		const events = [
			happened({ on: '2026-01-15', type: 'created', term, items: { pro: 90_000 } }),
			happened({ on: '2026-03-01', term, items: { pro: 180_000 } }),
		];
		// The first of March lies at (1 + 14/28)/3, a half.
		expect(short(events)).toEqual({
			'20260115:issue': '2026-01-15 1579 Dr 900.00, 2965 Cr 900.00',
			'20260115:rec:202601': '2026-01-31 2965 Dr 300.00, 3020 Cr 300.00',
			'20260115:rec:202602': '2026-02-28 2965 Dr 150.00, 3020 Cr 150.00',
			'20260115:adj:20260301': '2026-03-01 1579 Dr 450.00, 2965 Cr 450.00',
			'20260115:rec:202603': '2026-03-31 2965 Dr 900.00, 3020 Cr 900.00',
		});
	});

	it('yen with 10 % inside the price, of which Visma has booked the sale, cancelled after 30 of 91 days', () => {
		const term: [string, string] = ['2026-04-01', '2026-07-01'];
		const yen = { term, items: { pro: 12_100 }, extra: { currency_code: 'JPY' } };
		const rules = bySubscription({
			scope: 'deferralOnly',
			convention: 'daily',
			subscription: { priceType: 'tax_inclusive', taxRate: 10 },
		});
		const events = [happened({ on: '2026-04-01', type: 'created', ...yen }), cancelled('2026-05-01', yen)];
		// 12100 less 1100; 11000 * 30/91 = 3626.37.
		expect(booked(events, rules)).toEqual({
			'sub:S1:20260401:issue': '2026-04-01 3020 Dr 11000, 2965 Cr 11000',
			'sub:S1:20260401:rec:202604': '2026-04-30 2965 Dr 3626, 3020 Cr 3626',
			'sub:S1:20260401:adj:20260501': '2026-05-01 2965 Dr 7374, 3020 Cr 7374',
		});
		expect(balances(journalAll(events, rules))).toEqual({});
	});
});
