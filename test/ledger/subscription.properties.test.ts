import fc from 'fast-check';
import { collect, journalAll, plan, type Entry, type LedgerEvent, type Rules } from '../../lib/ledger';
import { divideRounded } from '../../lib/ledger/money/decimal';
import { addMonths, dayOf, firstDay, isoDate, monthOf, type Day } from '../../lib/ledger/time/dates';
import { byKey, expectSame, holds, shuffled } from './holding';
import { balances, units } from './samples';
import { carryOut } from './simulatedBooks';
import { bySubscription, happened } from './subscriptionSamples';

type Step = { kind: 'change' | 'noise' | 'pause' | 'resume' | 'cancel' | 'renew'; after: number; amount: number };

interface Life {
	events: LedgerEvent[];
	/** The first term, the end exclusive. */
	start: Day;
	end: Day;
	/** The prices of the first version. */
	items: Record<string, number>;
	/** The days of the events, in the order of the events. */
	days: Day[];
}

const step: fc.Arbitrary<Step> = fc.record({
	kind: fc.constantFrom('change', 'change', 'noise', 'pause', 'resume', 'cancel', 'renew'),
	after: fc.integer({ min: 0, max: 120 }),
	amount: fc.integer({ min: 0, max: 1_000_000 }),
});

const secondsOf = (day: Day): number => day * 86_400;

/** A subscription's life as Chargebee would tell it: versions in the order of time, terms that follow each other. */
function lifeOf(first: Day, length: number, steps: readonly Step[], amount: number, isAligned: boolean): Life {
	const id = 'S1';
	const end = length < 0 ? first - length : addMonths(first, length);
	let span: [Day, Day] = [first, end];
	let items: Record<string, number> = { pro: amount, seats: 4_999 };
	const days: Day[] = [first];
	const tell = (day: Day, type: string, status: string, extra: Record<string, unknown> = {}): LedgerEvent =>
		happened({
			id,
			on: secondsOf(day) + 43_200,
			type,
			status,
			items,
			extra: {
				current_term_start: secondsOf(span[0]),
				current_term_end: secondsOf(span[1]) - 1,
				resource_version: day * 1000 + days.length,
				...extra,
			},
		});
	const events = [tell(first, 'created', 'active')];
	let day = first;
	for (const { kind, after, amount: price } of steps) {
		day = kind === 'renew' ? Math.max(day, span[1]) : day + after;
		if (kind === 'renew' && isAligned && day > span[1]) day = firstDay(monthOf(day) + 1);
		if (kind === 'renew') span = [day, length < 0 ? day - length : addMonths(day, length)];
		if (kind === 'change') items = { pro: price, ...(price % 2 === 0 && { seats: 4_999 }) };
		days.push(day);
		if (kind === 'pause') events.push(tell(day, 'paused', 'paused'));
		else if (kind === 'cancel') {
			events.push(tell(day, 'cancelled', 'cancelled', { cancelled_at: secondsOf(day) }));
		} else
			events.push(
				tell(day, kind === 'renew' ? 'renewed' : kind === 'resume' ? 'resumed' : 'changed', 'active', {
					mrr: price,
				}),
			);
	}
	return { events, start: first, end, items: { pro: amount, seats: 4_999 }, days };
}

/** Months, negative: days. */
const length = fc.constantFrom(1, 3, 12, 24, -1, -30, -365, -400);
const firstDays = fc.integer({ min: dayOf(2023, 9, 1), max: dayOf(2026, 2, 1) });
const price = fc.integer({ min: 0, max: 10_000_000 });
const life = (maxLength = 6): fc.Arbitrary<Life> =>
	fc
		.tuple(firstDays, length, fc.array(step, { maxLength }), price)
		.map(([first, months, steps, amount]) => lifeOf(first, months, steps, amount, false));
/** Every term is a whole number of calendar months. */
const alignedLife = fc
	.tuple(firstDays, fc.constantFrom(1, 3, 12), fc.array(step, { maxLength: 6 }), price)
	.map(([day, months, steps, amount]) => lifeOf(firstDay(monthOf(day)), months, steps, amount, true));

const onCancel = fc.constantFrom<'withdraw' | 'continue' | 'accelerate'>('withdraw', 'continue', 'accelerate');
const rules: fc.Arbitrary<Rules> = fc
	.record({
		timeZone: fc.constant('UTC'),
		convention: fc.constantFrom<'daily' | 'monthly'>('daily', 'monthly'),
		scope: fc.constantFrom('full', 'deferralOnly'),
		items: fc.constantFrom<Rules['items']>({}, { seats: { recognition: 'daily', revenue: '3055' } }),
		subscription: fc.record({
			onCancel,
			priceType: fc.constantFrom<'tax_exclusive' | 'tax_inclusive'>('tax_exclusive', 'tax_inclusive'),
			taxRate: fc.constantFrom(25, '25.5'),
		}),
	})
	.map(bySubscription);

describe('entries by subscription', () => {
	it('balance, are one-sided, and do not depend on the order or repetition of events', () => {
		const mixed = life().chain((one) => fc.tuple(fc.constant(one), shuffled([...one.events, ...one.events])));
		holds([mixed, rules], ([{ events }, again], company) => {
			const { entries, faults } = collect(events, company);
			expect(faults).toEqual([]);
			expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
			for (const { lines } of entries) {
				expect(lines.length).toBeGreaterThan(1);
				expect(lines.reduce((sum, { debit, credit }) => sum + units(debit) - units(credit), 0n)).toBe(0n);
				expect(lines.every(({ debit, credit }) => units(debit) * units(credit) === 0n)).toBe(true);
			}
			expectSame(journalAll(again, company), entries);
		});
	});

	it('leave nothing deferred, and in revenue exactly what is billed, at the end of all terms', () => {
		holds([life(), rules], ({ events }, company) => {
			const left = balances(journalAll(events, company));
			const revenue = (left['3020 NOK'] ?? 0n) + (left['3055 NOK'] ?? 0n);
			expect([left['2965 NOK'] ?? 0n, revenue]).toEqual([0n, -(left['1579 NOK'] ?? 0n)]);
		});
	});

	it('of a term that nothing changes bill its items’ net, earned to within a unit at the end of every month', () => {
		holds([life(0), rules], ({ events, start, end, items }, company) => {
			const entries = journalAll(events, { ...company, scope: 'full', items: {} });
			const isInclusive = company.subscription?.priceType === 'tax_inclusive';
			const permille = isInclusive ? BigInt(Number(company.subscription?.taxRate ?? 0) * 10) : 0n;
			const net = Object.values(items)
				.map((amount) => BigInt(amount) - divideRounded(BigInt(amount) * permille, 1000n + permille))
				.reduce((a, b) => a + b);
			expect(balances(entries)['1579 NOK'] ?? 0n).toBe(net);
			if (company.convention === 'monthly') return;
			let earned = 0n;
			for (const { lines, kind, ownPeriod } of entries) {
				if (kind !== 'recognition') continue;
				earned += units(lines[1]?.credit ?? '0');
				const until = Math.min(firstDay(Number(ownPeriod.slice(0, 4)) * 12 + Number(ownPeriod.slice(4))), end);
				const exact = net * BigInt(until - start);
				const total = BigInt(end - start);
				const error = earned * total - exact;
				// Two items, each within half a unit.
				expect(error <= total && error >= -total).toBe(true);
			}
		});
	});

	it('of months before a change keep key, lines and fingerprint', () => {
		// By months, shares belong to the month in which they begin: terms that begin with a month have none in common.
		const lives = fc.oneof(
			fc.tuple(life(), fc.constant('daily' as const)),
			fc.tuple(alignedLife, fc.constant('monthly' as const)),
		);
		const cut = fc.nat({ max: 6 });
		holds([lives, rules, cut], ([{ events, days }, convention], company, at) => {
			const upTo = Math.min(at, events.length - 1);
			const change = days[upTo] ?? 0;
			const policy = {
				...company,
				convention,
				subscription: { ...company.subscription, onCancel: 'withdraw' as const },
			};
			const earlier = (list: readonly LedgerEvent[]) =>
				journalAll(list, policy)
					.filter(({ ownPeriod }) => ownPeriod < isoDate(change).slice(0, 7).replace('-', ''))
					.map(({ key, A, lines }) => ({ key, A, lines }));
			expectSame(byKey(earlier(events) as Entry[]), byKey(earlier(events.slice(0, upTo)) as Entry[]));
		});
	});

	it('of two subscriptions together are those of each', () => {
		const other = life().map(({ events }): LedgerEvent[] =>
			JSON.parse(JSON.stringify(events).replaceAll('"S1"', '"S2"')),
		);
		holds([life(), other, rules], ({ events }, more, company) => {
			const together = journalAll([...events, ...more], company);
			expectSame(byKey(together), byKey([...journalAll(events, company), ...journalAll(more, company)]));
		});
	});

	it('carried out event by event, in any order, come to the books of the whole life', () => {
		const arriving = life().chain((one) => fc.tuple(fc.constant(one), shuffled(one.events)));
		const one = rules.map((company) => ({ ...company, items: {} }));
		holds([arriving, one], ([{ events }, arrival], company) => {
			const books = new Map();
			const ledger: Entry[] = [];
			arrival.forEach((_, i) => {
				const { entries, families } = collect(arrival.slice(0, i + 1), company);
				const options = { maxReversals: 1000 };
				const planned = plan(entries, books, families, options);
				expect(planned.conflicts).toEqual([]);
				ledger.push(...carryOut(planned, books));
				const again = plan(entries, books, families, options);
				expect([again.post, again.reverse]).toEqual([[], []]);
			});
			expect(balances(ledger, 'period')).toEqual(balances(journalAll(events, company), 'period'));
		});
	});
});
