import { divideRounded } from '../money/decimal';
import { addMonths, firstDay, monthOf, type Day } from './dates';
import { wholeMonths, type Convention, type Term } from './schedule';

/** How a term runs, day by day. */
export interface Course {
	/** What of an amount is earned before a day, rounded: nothing at the term's start, all of it at its end. */
	earned(amount: bigint, day: Day): bigint;
	/** The days between two days of the term at which another month's share begins. */
	cuts(from: Day, until: Day): Day[];
}

function dailyCourse({ start, end }: Term): Course {
	return {
		earned: (amount, day) => divideRounded(amount * BigInt(Math.min(day, end) - start), BigInt(end - start)),
		cuts(from, until) {
			const days: Day[] = [];
			for (let month = monthOf(from) + 1; firstDay(month) < until; month++) days.push(firstDay(month));
			return days;
		},
	};
}

/** Each month from anniversary to anniversary is an equal part of the amount; within one it goes by days. */
function monthlyCourse({ start, end }: Term, count: number): Course {
	const anniversaries = Array.from({ length: count + 1 }, (_, i) => addMonths(start, i));
	return {
		earned(amount, day) {
			if (day >= end) return amount;
			const next = anniversaries.findIndex((anniversary) => anniversary > day);
			const [from = start, until = end] = anniversaries.slice(next - 1, next + 1);
			const elapsed = BigInt(next - 1) * BigInt(until - from) + BigInt(day - from);
			return divideRounded(amount * elapsed, BigInt(count) * BigInt(until - from));
		},
		cuts: (from, until) => anniversaries.filter((day) => day > from && day < until),
	};
}

/** The course of a term; by months where it is a whole number of them, else by days. */
export function courseOf(term: Term, convention: Convention): Course {
	const count = convention === 'monthly' ? wholeMonths(term) : undefined;
	return count === undefined ? dailyCourse(term) : monthlyCourse(term, count);
}
