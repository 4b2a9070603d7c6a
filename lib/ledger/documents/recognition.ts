import type { Draft, Posting } from '../entries/draft';
import { lastDay, periodName, type Day, type Month } from '../time/dates';
import type { Share } from '../time/schedule';
import type { SaleLine } from './lines';
import type { Sale } from './sale';

/** Deferred income of a line turned into revenue. */
export function recognise(line: SaleLine, amount: bigint): Posting[] {
	const { revenue, deferred, subaccount, project } = line;
	return [
		{ role: 'deferred', account: deferred, subaccount, project, amount },
		{ role: 'revenue', account: revenue, subaccount, project, amount: -amount },
	];
}

/** The recognition of chosen shares of every line, gathered by month. */
export function recognitionByMonth(sale: Sale, sharesOf: (line: SaleLine) => readonly Share[]): Map<Month, Posting[]> {
	const months = new Map<Month, Posting[]>();
	for (const line of sale.lines) {
		for (const { month, amount } of sharesOf(line)) {
			const postings = recognise(line, amount * sale.sign);
			const known = months.get(month);
			if (known) known.push(...postings);
			else months.set(month, postings);
		}
	}
	return months;
}

/** One entry a month, dated its last day. */
export function recognition(sale: Sale): Draft[] {
	const { currency, rate } = sale;
	return [...recognitionByMonth(sale, ({ shares }) => shares)].map(([month, postings]) => {
		const name = `rec:${periodName(month)}`;
		return { name, kind: 'recognition', day: lastDay(month), month, currency, rate, postings };
	});
}

/** What is left when a subscription ends early: one entry on the day of the cancellation. */
export function acceleration(sale: Sale): Draft[] {
	const { currency, rate } = sale;
	const ends = new Map<Month, { day: Day; postings: Posting[] }>();
	for (const line of sale.lines) {
		if (!line.acceleration) continue;
		const { day, month, amount } = line.acceleration;
		const known = ends.get(month) ?? { day, postings: [] };
		const postings = [...known.postings, ...recognise(line, amount * sale.sign)];
		ends.set(month, { day: Math.max(day, known.day), postings });
	}
	return [...ends].map(([month, { day, postings }]) => {
		return { name: `accel:${periodName(month)}`, kind: 'acceleration', day, month, currency, rate, postings };
	});
}
