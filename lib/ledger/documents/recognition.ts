import type { Draft, Posting } from '../entries/draft';
import { earnedWhy, type Whys } from '../explain/sale';
import { lastDay, periodName, type Day, type Month } from '../time/dates';
import type { Share } from '../time/schedule';
import type { SaleLine } from './lines';
import type { Sale } from './sale';

/** An amount of a line from its deferred account to its revenue account, which differ in what decided them. */
export function moved(line: SaleLine, amount: bigint, why?: Whys): Posting[] {
	const { revenue, deferred, subaccount, project } = line;
	return [
		{ role: 'deferred', account: deferred, subaccount, project, amount, why: why?.deferred },
		{ role: 'revenue', account: revenue, subaccount, project, amount: -amount, why: why?.revenue },
	];
}

/** Deferred income of a line turned into revenue. */
export const recognise = (line: SaleLine, share: Share, sign: bigint): Posting[] =>
	moved(line, share.amount * sign, earnedWhy(line, share));

/** The recognition of chosen shares of every line, gathered by month. */
export function recognitionByMonth(sale: Sale, sharesOf: (line: SaleLine) => readonly Share[]): Map<Month, Posting[]> {
	const months = new Map<Month, Posting[]>();
	for (const line of sale.lines) {
		for (const share of sharesOf(line)) {
			const postings = recognise(line, share, sale.sign);
			const known = months.get(share.month);
			if (known) known.push(...postings);
			else months.set(share.month, postings);
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
		const { day, month } = line.acceleration;
		const known = ends.get(month) ?? { day, postings: [] };
		const postings = [...known.postings, ...recognise(line, line.acceleration, sale.sign)];
		ends.set(month, { day: Math.max(day, known.day), postings });
	}
	return [...ends].map(([month, { day, postings }]) => {
		return { name: `accel:${periodName(month)}`, kind: 'acceleration', day, month, currency, rate, postings };
	});
}
