import { divideRounded } from '../money/decimal';
import { addMonths, firstDay, monthOf, type Day, type Month } from './dates';

/** Days of service, the end exclusive. */
export interface Term {
	start: Day;
	end: Day;
}

export type Convention = 'daily' | 'monthly';

/** What of an amount belongs to a month. */
export interface Share {
	month: Month;
	amount: bigint;
}

/** Where a term is cut: up to the end of `month`, `elapsed` of `total` have passed. */
interface Cut {
	month: Month;
	elapsed: bigint;
}

interface Cuts {
	cuts: Cut[];
	total: bigint;
}

function daily({ start, end }: Term): Cuts {
	const cuts: Cut[] = [];
	const last = monthOf(end - 1);
	for (let month = monthOf(start); month <= last; month++) {
		cuts.push({ month, elapsed: BigInt(Math.min(firstDay(month + 1), end) - start) });
	}
	return { cuts, total: BigInt(end - start) };
}

/** How many months a term lasts from anniversary to anniversary, or undefined when it is no whole number of them. */
export function wholeMonths({ start, end }: Term): number | undefined {
	const count = monthOf(end) - monthOf(start);
	return count < 1 || addMonths(start, count) !== end ? undefined : count;
}

/** Whole months only: month i of the term belongs to the calendar month in which it starts. */
function monthly(term: Term): Cuts {
	const first = monthOf(term.start);
	const count = wholeMonths(term);
	if (count === undefined) return daily(term);
	const cuts = Array.from({ length: count }, (_, i) => ({ month: first + i, elapsed: BigInt(i + 1) }));
	return { cuts, total: BigInt(count) };
}

const conventions: Record<Convention, (term: Term) => Cuts> = { daily, monthly };

/** Returns a function that spreads amounts over terms; the cuts of equal terms are worked out once. */
export function scheduler(): (amount: bigint, term: Term, convention: Convention) => Share[] {
	const known: Record<Convention, Map<string, Cuts>> = { daily: new Map(), monthly: new Map() };
	const cutsOf = (term: Term, convention: Convention): Cuts => {
		const id = `${term.start}:${term.end}`;
		let cuts = known[convention].get(id);
		if (!cuts) known[convention].set(id, (cuts = conventions[convention](term)));
		return cuts;
	};
	return (amount, term, convention) => {
		const { cuts, total } = cutsOf(term, convention);
		let before = 0n;
		return cuts.map(({ month, elapsed }) => {
			const cumulative = divideRounded(amount * elapsed, total);
			const share = { month, amount: cumulative - before };
			before = cumulative;
			return share;
		});
	};
}

/** Merges everything before a month into that month. */
export function mergeBefore(shares: readonly Share[], month: Month): Share[] {
	const early = shares.filter((share) => share.month <= month);
	if (early.length === 0) return [...shares];
	return [{ month, amount: sumOf(early) }, ...shares.filter((share) => share.month > month)];
}

/** The sum of some shares. */
export function sumOf(shares: readonly Share[]): bigint {
	return shares.reduce((sum, { amount }) => sum + amount, 0n);
}
