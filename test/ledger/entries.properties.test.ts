import fc from 'fast-check';
import { collect, journal, journalAll, toVismaBatch, type Entry, type LedgerEvent } from '../../lib/ledger';
import { parseDecimal, plainDecimal } from '../../lib/ledger/money/decimal';
import { history, rules } from './arbitrary';
import { byKey, expectSame, holds, shuffled } from './holding';
import { event, norwegian, sale, units } from './samples';

describe('entries', () => {
	it('balance, have two or more one-sided positive lines, and unique keys', () => {
		holds([history, rules], (events, company) => {
			const entries = journalAll(events, company);
			expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
			for (const { lines } of entries) {
				if (lines.length < 2) throw new Error('fewer than two lines');
				let sum = 0n;
				for (const { debit, credit } of lines) {
					const [dr, cr] = [units(debit), units(credit)];
					if (!((dr > 0n && cr === 0n) || (cr > 0n && dr === 0n)))
						throw new Error(`${debit} and ${credit} in one line`);
					sum += dr - cr;
				}
				if (sum !== 0n) throw new Error(`unbalanced by ${sum}`);
			}
		});
	});

	it('do not depend on the order or repetition of events', () => {
		holds(
			[history.chain((events) => fc.tuple(fc.constant(events), shuffled([...events, ...events]))), rules],
			([events, mixed], company) => {
				expectSame(journalAll(mixed, company), journalAll(events, company));
			},
		);
	});

	it('of two unconnected histories together are those of each', () => {
		const company = norwegian();
		const renamed = (events: LedgerEvent[]): LedgerEvent[] =>
			JSON.parse(JSON.stringify(events).replace(/"id":"([INTU]\d)"/g, '"id":"other $1"'));
		holds([history, history], (one, other) => {
			const [a, b] = [one, renamed(other)];
			expectSame(
				byKey(journalAll([...a, ...b], company)),
				byKey([...journalAll(a, company), ...journalAll(b, company)]),
			);
		});
	});

	it('grow with the horizon and never change', () => {
		const period = fc
			.integer({ min: 2023 * 12 + 9, max: 2029 * 12 })
			.map((month) => String(Math.floor(month / 12) * 100 + (month % 12) + 1));
		holds([history, rules, period, period], (events, company, one, other) => {
			const [near, far] = [one, other].sort().map((horizon) => journalAll(events, { ...company, horizon }));
			const later = new Set(far?.map((entry) => JSON.stringify(entry)));
			expect(near?.every((entry) => later.has(JSON.stringify(entry)))).toBe(true);
			const all = journalAll(events, company).filter(
				({ financialPeriod }) => financialPeriod <= (one < other ? other : one),
			);
			expectSame(far, all);
		});
	});

	it('keep key, fingerprints and lines when the lock moves them', () => {
		const lasting = ({ key, A, D, lines }: Entry) => ({ key, A, D, lines });
		holds([history, rules], (events, company) => {
			const locked = journalAll(events, { ...company, firstOpenPeriod: '202502' });
			expectSame(byKey(locked).map(lasting), byKey(journalAll(events, company)).map(lasting));
			expect(locked.every(({ financialPeriod }) => financialPeriod >= '202502')).toBe(true);
		});
	});

	it('come through JSON and print again without drift, up to the largest amounts of the wire', () => {
		const large = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
		const currencies = { KWD: { precision: 3 } };
		holds([large, fc.constantFrom('NOK', 'JPY', 'KWD', 'EUR')], (value, currency) => {
			const raw = sale('invoice', {
				id: 'big',
				date: '2026-01-01',
				currency,
				lines: [{ amount: value, kind: 'adhoc' }],
			});
			const [entry] = journal(
				event('x', { invoice: JSON.parse(JSON.stringify(raw)) }),
				norwegian({ currencies }),
			);
			const printed = entry?.lines[0]?.debit ?? '';
			const decimals = { NOK: 2, JPY: 0, KWD: 3, EUR: 2 }[currency];
			expect(printed.split('.')[1]?.length ?? 0).toBe(decimals);
			expect(units(printed)).toBe(BigInt(value) * (currency === 'KWD' ? 10n : 1n));
			const sent: unknown = JSON.parse(JSON.stringify(toVismaBatch(entry!))).journalTransactionLines[0]
				.debitAmountInCurrency.value;
			expect(plainDecimal(parseDecimal(sent)!)).toBe(plainDecimal(parseDecimal(printed)!));
			expect(typeof sent === 'number' || value > 10 ** 15).toBe(true);
		});
	});
});

it('collect never throws, whatever the events hold', () => {
	const noun = fc.constantFrom(
		'invoice',
		'credit_note',
		'credit_notes',
		'transaction',
		'unbilled_charges',
		'subscription',
	);
	const member = fc.constantFrom(
		'id',
		'line_items',
		'line_item_taxes',
		'date',
		'total',
		'currency_code',
		'linked_invoices',
		'status',
		'type',
		'amount',
		'exchange_rate',
		'date_to',
		'voided_at',
		'billing_address',
		'current_term_start',
		'subscription_items',
		'resource_version',
	);
	const content = fc.dictionary(
		noun,
		fc.oneof(fc.dictionary(member, fc.jsonValue({ maxDepth: 2 })), fc.jsonValue({ maxDepth: 3 })),
	);
	const anyEvent = fc.oneof(
		fc.jsonValue({ maxDepth: 3 }),
		fc.record({
			id: fc.jsonValue(),
			event_type: fc.constantFrom('invoice_deleted', 'subscription_cancelled', 'unbilled_charges_invoiced', 'x'),
			occurred_at: fc.jsonValue(),
			content,
		}),
	);
	const ways = fc.record({
		scope: fc.constantFrom('full', 'deferralOnly'),
		basis: fc.constantFrom('documents', 'subscription'),
		onCancel: fc.constantFrom<'withdraw' | 'accelerate'>('withdraw', 'accelerate'),
	});
	holds([fc.array(anyEvent, { maxLength: 4 }), rules, ways], (events, company, { scope, basis, onCancel }) => {
		const { entries, faults } = collect(events as LedgerEvent[], {
			...company,
			scope,
			basis,
			subscription: { onCancel },
		});
		expect(Array.isArray(entries) && Array.isArray(faults)).toBe(true);
	});
	const oddSubscription = fc.record(
		{
			id: fc.constant('S'),
			status: fc.constantFrom('active', 'cancelled', 'paused', 'x'),
			resource_version: fc.jsonValue({ maxDepth: 0 }),
			current_term_start: fc.oneof(fc.constantFrom(0, 1e9, 253_402_300_799), fc.jsonValue()),
			current_term_end: fc.oneof(fc.constantFrom(0, 2e9, 253_402_300_799), fc.jsonValue()),
			cancelled_at: fc.jsonValue(),
			subscription_items: fc.oneof(
				fc.array(fc.dictionary(fc.constantFrom('item_type', 'amount'), fc.jsonValue())),
				fc.jsonValue(),
			),
			coupons: fc.jsonValue(),
		},
		{ requiredKeys: ['id', 'status'] },
	);
	const odd = fc.record({
		occurred_at: fc.jsonValue(),
		content: fc.record({ subscription: oddSubscription, customer: fc.jsonValue() }),
	});
	holds([fc.array(odd, { maxLength: 4 }), rules, ways], (events, company, { scope, onCancel }) => {
		const found = collect(events as LedgerEvent[], {
			...company,
			scope,
			basis: 'subscription',
			subscription: { onCancel },
		});
		expect(found.families.size).toBe(events.length > 0 ? 1 : 0);
	});
	holds([fc.jsonValue({ maxDepth: 3 })], (anyRules) => {
		expect(collect([], anyRules as never).faults.length).toBeGreaterThan(0);
	});
});
