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
	/** How it came about, where that is recorded: several when earlier months were merged into this one. */
	steps?: ShareStep[];
}

/** The arithmetic of one month: `sum - sumBefore`, each a rounded part of `of`. */
export interface ShareStep {
	/** The days of it, the end exclusive. */
	from: Day;
	until: Day;
	of: bigint;
	unit: Cuts['unit'];
	total: bigint;
	/** How many units have passed at its end, and what is earned by then. */
	elapsed: bigint;
	sum: bigint;
	/** The same at its beginning. */
	elapsedBefore: bigint;
	sumBefore: bigint;
}

/** Where a term is cut: up to `until`, in `month`, `elapsed` of `total` have passed. */
interface Cut {
	month: Month;
	until: Day;
	elapsed: bigint;
}

interface Cuts {
	cuts: Cut[];
	total: bigint;
	unit: 'days' | 'months';
}

function daily({ start, end }: Term): Cuts {
	const cuts: Cut[] = [];
	const last = monthOf(end - 1);
	for (let month = monthOf(start); month <= last; month++) {
		const until = Math.min(firstDay(month + 1), end);
		cuts.push({ month, until, elapsed: BigInt(until - start) });
	}
	return { cuts, total: BigInt(end - start), unit: 'days' };
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
	const cuts = Array.from({ length: count }, (_, i) => ({
		month: first + i,
		until: addMonths(term.start, i + 1),
		elapsed: BigInt(i + 1),
	}));
	return { cuts, total: BigInt(count), unit: 'months' };
}

const conventions: Record<Convention, (term: Term) => Cuts> = { daily, monthly };

/**
 * Returns a function that spreads amounts over terms; the cuts of equal terms are worked out once.
 *
 * @param isTraced whether shares say how they came about
 */
export function scheduler(isTraced = false): (amount: bigint, term: Term, convention: Convention) => Share[] {
	const known: Record<Convention, Map<string, Cuts>> = { daily: new Map(), monthly: new Map() };
	const cutsOf = (term: Term, convention: Convention): Cuts => {
		const id = `${term.start}:${term.end}`;
		let cuts = known[convention].get(id);
		if (!cuts) known[convention].set(id, (cuts = conventions[convention](term)));
		return cuts;
	};
	return (amount, term, convention) => {
		const { cuts, total, unit } = cutsOf(term, convention);
		let before = { from: term.start, elapsedBefore: 0n, sumBefore: 0n };
		return cuts.map(({ month, until, elapsed }) => {
			const sum = divideRounded(amount * elapsed, total);
			const share: Share = { month, amount: sum - before.sumBefore };
			if (isTraced) share.steps = [{ ...before, until, of: amount, unit, total, elapsed, sum }];
			before = { from: until, elapsedBefore: elapsed, sumBefore: sum };
			return share;
		});
	};
}

/** Merges everything before a month into that month. */
export function mergeBefore(shares: readonly Share[], month: Month): Share[] {
	const early = shares.filter((share) => share.month <= month);
	if (early.length === 0) return [...shares];
	return [{ month, amount: sumOf(early), ...stepsOf(early) }, ...shares.filter((share) => share.month > month)];
}

/** How several shares together came about, where that is recorded. */
export function stepsOf(shares: readonly Share[]): Pick<Share, 'steps'> {
	return shares[0]?.steps ? { steps: shares.flatMap(({ steps = [] }) => steps) } : {};
}

/** The sum of some shares. */
export function sumOf(shares: readonly Share[]): bigint {
	return shares.reduce((sum, { amount }) => sum + amount, 0n);
}
