import { divideRounded } from '../money/decimal';
import { addMonths, firstDay, monthOf, type Day } from './dates';
import { wholeMonths, type Convention, type Term } from './schedule';

/** How a term runs, day by day. */
export interface Course {
	/** How much of the term has passed before a day: `elapsed` of `total`. */
	passed(day: Day): { elapsed: bigint; total: bigint };
	/** What of an amount is earned before a day, rounded: nothing at the term's start, all of it at its end. */
	earned(amount: bigint, day: Day): bigint;
	/** The days between two days of the term at which another month's share begins. */
	cuts(from: Day, until: Day): Day[];
}

function courseBy(passed: Course['passed'], cuts: Course['cuts']): Course {
	return {
		passed,
		cuts,
		earned(amount, day) {
			const { elapsed, total } = passed(day);
			return divideRounded(amount * elapsed, total);
		},
	};
}

function dailyCourse({ start, end }: Term): Course {
	return courseBy(
		(day) => ({ elapsed: BigInt(Math.min(day, end) - start), total: BigInt(end - start) }),
		(from, until) => {
			const days: Day[] = [];
			for (let month = monthOf(from) + 1; firstDay(month) < until; month++) days.push(firstDay(month));
			return days;
		},
	);
}

/** Each month from anniversary to anniversary is an equal part of the amount; within one it goes by days. */
function monthlyCourse({ start, end }: Term, count: number): Course {
	const anniversaries = Array.from({ length: count + 1 }, (_, i) => addMonths(start, i));
	return courseBy(
		(day) => {
			if (day >= end) return { elapsed: 1n, total: 1n };
			const next = anniversaries.findIndex((anniversary) => anniversary > day);
			const [from = start, until = end] = anniversaries.slice(next - 1, next + 1);
			const elapsed = BigInt(next - 1) * BigInt(until - from) + BigInt(day - from);
			return { elapsed, total: BigInt(count) * BigInt(until - from) };
		},
		(from, until) => anniversaries.filter((day) => day > from && day < until),
	);
}

/** The course of a term; by months where it is a whole number of them, else by days. */
export function courseOf(term: Term, convention: Convention): Course {
	const count = convention === 'monthly' ? wholeMonths(term) : undefined;
	return count === undefined ? dailyCourse(term) : monthlyCourse(term, count);
}
