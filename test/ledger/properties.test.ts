import fc from 'fast-check';
import { collect, journal, journalAll, plan, toVismaBatch, type Entry, type LedgerEvent, type Plan, type PostedBatch } from '../../lib/ledger';
import { parseDecimal, plainDecimal } from '../../lib/ledger/money/decimal';
import { addMonths, monthOf } from '../../lib/ledger/time/dates';
import { scheduler, sumOf } from '../../lib/ledger/time/schedule';
import { amount, history, moment, rules, saleEvent, saleSample } from './arbitrary';
import { balances, event, norwegian, sale, units } from './samples';

const RUNS = { numRuns: 1000 };
const holds = <T extends unknown[]>(arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> }, check: (...values: T) => void): void =>
	fc.assert(fc.property(...(arbitraries as unknown as [fc.Arbitrary<unknown>]), check as unknown as (value: unknown) => void), RUNS);

const byKey = (entries: readonly Entry[]) => [...entries].sort((a, b) => (a.key < b.key ? -1 : 1));
/** `toEqual` by way of JSON: thousands of long lists are compared here. */
const expectSame = (found: unknown, wanted: unknown): void => {
	if (JSON.stringify(found) !== JSON.stringify(wanted)) expect(found).toEqual(wanted);
};
const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });

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
					if (!((dr > 0n && cr === 0n) || (cr > 0n && dr === 0n))) throw new Error(`${debit} and ${credit} in one line`);
					sum += dr - cr;
				}
				if (sum !== 0n) throw new Error(`unbalanced by ${sum}`);
			}
		});
	});

	it('do not depend on the order or repetition of events', () => {
		holds([history.chain((events) => fc.tuple(fc.constant(events), shuffled([...events, ...events]))), rules], ([events, mixed], company) => {
			expectSame(journalAll(mixed, company), journalAll(events, company));
		});
	});

	it('of two unconnected histories together are those of each', () => {
		const company = norwegian();
		const renamed = (events: LedgerEvent[]): LedgerEvent[] => JSON.parse(JSON.stringify(events).replace(/"id":"([INTU]\d)"/g, '"id":"other $1"'));
		holds([history, history], (one, other) => {
			const [a, b] = [one, renamed(other)];
			expectSame(byKey(journalAll([...a, ...b], company)), byKey([...journalAll(a, company), ...journalAll(b, company)]));
		});
	});

	it('grow with the horizon and never change', () => {
		const period = fc.integer({ min: 2023 * 12 + 9, max: 2029 * 12 }).map((month) => String(Math.floor(month / 12) * 100 + (month % 12) + 1));
		holds([history, rules, period, period], (events, company, one, other) => {
			const [near, far] = [one, other].sort().map((horizon) => journalAll(events, { ...company, horizon }));
			const later = new Set(far?.map((entry) => JSON.stringify(entry)));
			expect(near?.every((entry) => later.has(JSON.stringify(entry)))).toBe(true);
			const all = journalAll(events, company).filter(({ financialPeriod }) => financialPeriod <= (one < other ? other : one));
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
			const raw = sale('invoice', { id: 'big', date: '2026-01-01', currency, lines: [{ amount: value, kind: 'adhoc' }] });
			const [entry] = journal(event('x', { invoice: JSON.parse(JSON.stringify(raw)) }), norwegian({ currencies }));
			const printed = entry?.lines[0]?.debit ?? '';
			const decimals = { NOK: 2, JPY: 0, KWD: 3, EUR: 2 }[currency];
			expect(printed.split('.')[1]?.length ?? 0).toBe(decimals);
			expect(units(printed)).toBe(BigInt(value) * (currency === 'KWD' ? 10n : 1n));
			const sent: unknown = JSON.parse(JSON.stringify(toVismaBatch(entry!))).journalTransactionLines[0].debitAmountInCurrency.value;
			expect(plainDecimal(parseDecimal(sent)!)).toBe(plainDecimal(parseDecimal(printed)!));
			expect(typeof sent === 'number' || value > 10 ** 15).toBe(true);
		});
	});
});

describe('a document', () => {
	const one = fc.constantFrom<'invoice' | 'credit_note'>('invoice', 'credit_note').chain((object) => saleEvent(object));
	const deferredAccounts = ['2965', '2966'];

	it('leaves nothing on the deferred accounts', () => {
		holds([one, rules], (make, company) => {
			const left = balances(journal(make('D'), company));
			expect(Object.keys(left).filter((name) => deferredAccounts.includes(name.slice(0, 4)))).toEqual([]);
		});
	});

	it('credits in revenue, VAT and rounding together what it debits to the receivable', () => {
		holds([saleSample, rules], (sample, company) => {
			const raw = sale('invoice', { ...sample, id: 'S' });
			const left = balances(journal(event('x', { invoice: raw }), company));
			const sum = (test: (account: string) => boolean) =>
				Object.entries(left).reduce((total, [name, value]) => (test(name) ? total + value : total), 0n);
			expect(sum((name) => name.startsWith('1580'))).toBe(BigInt(Number(raw.total)));
			expect(sum((name) => /^(3|27|77)/.test(name))).toBe(-BigInt(Number(raw.total)));
			expect(left['7740 NOK'] ?? 0n).toBe(-BigInt(Number(raw.round_off_amount)));
		});
	});

	it('credited by an equal note, or voided, leaves nothing on any account', () => {
		holds([saleSample, rules, moment], (sample, company, voidedAt) => {
			const both = [event('x', { invoice: sale('invoice', { ...sample, id: 'S' }) }), event('x', { credit_note: sale('credit_note', { ...sample, id: 'S' }) })];
			expect(balances(journalAll(both, company))).toEqual({});
			const voided = sale('invoice', { ...sample, id: 'S', extra: { status: 'voided', voided_at: voidedAt } });
			expect(balances(journal(event('x', { invoice: voided }), company))).toEqual({});
		});
	});

	it('is recognised alike whatever its VAT, added or included', () => {
		const recognised = (entries: Entry[]) => entries.filter(({ kind }) => kind === 'recognition').map(keyAndLines);
		const keyAndLines = ({ key, lines }: Entry) => ({ key, lines });
		holds([saleSample, rules], (sample, company) => {
			const withTax = (inclusive: boolean, rate: string | undefined) =>
				journal(
					event('x', {
						invoice: sale('invoice', {
							...sample,
							id: 'S',
							inclusive,
							lines: sample.lines.map(({ amount: net, discount = 0, ...line }) => {
								const tax = rate === undefined ? 0 : Math.round(((net - discount) * Number(rate)) / 100);
								return { ...line, amount: net + (inclusive ? tax : 0), discount, tax: rate === undefined ? {} : { [rate]: tax } };
							}),
						}),
					}),
					company,
				);
			const plain = withTax(false, undefined);
			expectSame(recognised(withTax(false, '25')), recognised(plain));
			expectSame(recognised(withTax(true, '12')), recognised(plain));
			expectSame(withTax(true, '25').map(keyAndLines), withTax(false, '25').map(keyAndLines));
		});
	});
});

describe('schedules', () => {
	const spread = scheduler();
	const term = fc.tuple(fc.integer({ min: 18_000, max: 22_000 }), fc.integer({ min: 1, max: 1_500 })).map(([start, days]) => ({ start, end: start + days }));
	const convention = fc.constantFrom<'daily' | 'monthly'>('daily', 'monthly');

	it('add up to the amount, keep its sign, and are never half a unit off at a month’s end', () => {
		holds([amount, fc.boolean(), term, convention], (value, isNegative, service, how) => {
			const total = BigInt(isNegative ? -value : value);
			const shares = spread(total, service, how);
			expect(sumOf(shares)).toBe(total);
			expect(shares.every((share) => share.amount === 0n || share.amount > 0n === total > 0n)).toBe(true);
			expect(shares.map(({ month }) => month)).toEqual(shares.map((_, i) => monthOf(service.start) + i));
		});
	});

	it('by days follow the days passed to within half a unit', () => {
		holds([amount, term], (value, { start, end }) => {
			let cumulative = 0n;
			for (const { month, amount: share } of spread(BigInt(value), { start, end }, 'daily')) {
				cumulative += share;
				const passed = Math.min(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 1) / 86_400_000, end) - start;
				const doubleError = 2n * (cumulative * BigInt(end - start) - BigInt(value) * BigInt(passed));
				expect(doubleError <= BigInt(end - start) && doubleError >= -BigInt(end - start)).toBe(true);
			}
		});
	});

	it('by months are even over whole months from any day, and by days otherwise', () => {
		const start = fc.integer({ min: 18_000, max: 22_000 });
		holds([start, fc.integer({ min: 1, max: 36 }), amount], (first, count, value) => {
			const whole = spread(BigInt(value), { start: first, end: addMonths(first, count) }, 'monthly');
			expect(whole).toHaveLength(count);
			const [least, most] = [whole, whole].map((shares, i) => shares.map((share) => share.amount).reduce((a, b) => (i === 0 ? (a < b ? a : b) : a > b ? a : b)));
			expect(most! - least!).toBeLessThanOrEqual(1n);
			const uneven = { start: first, end: addMonths(first, count) + 1 };
			const isWhole = Array.from({ length: count + 2 }, (_, i) => addMonths(first, i)).includes(uneven.end);
			if (!isWhole) expect(spread(BigInt(value), uneven, 'monthly')).toEqual(spread(BigInt(value), uneven, 'daily'));
		});
	});
});

it('collect never throws, whatever the events hold', () => {
	const noun = fc.constantFrom('invoice', 'credit_note', 'credit_notes', 'transaction', 'unbilled_charges', 'subscription');
	const member = fc.constantFrom('id', 'line_items', 'line_item_taxes', 'date', 'total', 'currency_code', 'linked_invoices', 'status', 'type', 'amount', 'exchange_rate', 'date_to', 'voided_at', 'billing_address');
	const content = fc.dictionary(noun, fc.oneof(fc.dictionary(member, fc.jsonValue({ maxDepth: 2 })), fc.jsonValue({ maxDepth: 3 })));
	const anyEvent = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.record({ id: fc.jsonValue(), event_type: fc.constantFrom('invoice_deleted', 'subscription_cancelled', 'unbilled_charges_invoiced', 'x'), occurred_at: fc.jsonValue(), content }));
	holds([fc.array(anyEvent, { maxLength: 4 }), rules], (events, company) => {
		const { entries, faults } = collect(events as LedgerEvent[], company);
		expect(Array.isArray(entries) && Array.isArray(faults)).toBe(true);
	});
	holds([fc.jsonValue({ maxDepth: 3 })], (anyRules) => {
		expect(collect([], anyRules as never).faults.length).toBeGreaterThan(0);
	});
});

describe('a plan', () => {
	const live = (entry: Entry, generation: number): PostedBatch => ({
		...entry,
		batchNumber: `${entry.key} ${generation}`,
		status: 'Posted',
		generation,
	});

	/** Carries a plan out on a simulated ledger: what is live by key, and the balance of everything ever posted. */
	function carryOut({ post, reverse }: Plan, books: Map<string, PostedBatch>): Entry[] {
		for (const { key } of reverse) {
			const [, base = ''] = /^(.*):rev:\d+$/.exec(key) ?? [];
			books.set(base, { ...books.get(base)!, reversed: true });
		}
		for (const entry of post) {
			const [, base = entry.key, generation = '1'] = /^(.*)#(\d+)$/.exec(entry.key) ?? [];
			books.set(base, live(entry, Number(generation)));
		}
		return [...reverse, ...post];
	}

	it('carried out once leaves nothing to do, and brings the books to the newest version from any earlier one', () => {
		const versions = fc.array(fc.tuple(saleSample, fc.constantFrom('live', 'voided', 'deleted')), { minLength: 1, maxLength: 3 });
		holds([versions, rules], (samples, company) => {
			const books = new Map<string, PostedBatch>();
			const ledger: Entry[] = [];
			let events: LedgerEvent[] = [];
			samples.forEach(([sample, state], i) => {
				const extra = { resource_version: i + 1, deleted: state === 'deleted', ...(state === 'voided' ? { status: 'voided', voided_at: sample.date } : {}) };
				events = [event('x', { invoice: sale('invoice', { ...sample, id: 'S', extra }) }), ...events];
				const { entries, families } = collect(events, company);
				const options = { maxReversals: 1000 };
				ledger.push(...carryOut(plan(entries, books, families, options), books));
				const again = plan(entries, books, families, options);
				expect([again.post, again.reverse]).toEqual([[], []]);
			});
			expect(balances(ledger, 'period')).toEqual(balances(journalAll(events, company), 'period'));
		});
	});
});
