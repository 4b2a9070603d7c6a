import { collect, journalAll } from '../../lib/ledger';
import { balances, ledger, midnight } from './samples';
import { booked, bySubscription, cancelled, happened, short, started, year } from './subscriptionSamples';

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
