import { mirrored, type Draft, type Posting } from '../entries/draft';
import { lastDay, monthOf, periodName } from '../time/dates';
import { mergeBefore, type Share } from '../time/schedule';
import type { SaleLine } from './lines';
import { recognitionByMonth } from './recognition';
import type { Sale } from './sale';

/** All a line recognises and when, an early end included. */
export function recognised({ shares, acceleration }: SaleLine): Share[] {
	return acceleration ? [...shares, acceleration] : shares;
}

/** A voided document is taken back on the day it was voided: the mirror of what it booked on its date. */
export function voiding(issued: (sale: Sale) => Posting[]): (sale: Sale) => Draft[] {
	return (sale) => {
		const { voidedOn: day, currency, rate } = sale;
		if (day === undefined) return [];
		const postings = mirrored(issued(sale));
		return [{ name: 'void', kind: 'void', day, month: monthOf(day), currency, rate, postings }];
	};
}

/** What was recognised up to the void is taken back with it; later months are cancelled in their own. */
export function voidedRecognition(sale: Sale): Draft[] {
	const { voidedOn, currency, rate } = sale;
	if (voidedOn === undefined) return [];
	const voidMonth = monthOf(voidedOn);
	const months = recognitionByMonth(sale, (line) => mergeBefore(recognised(line), voidMonth));
	return [...months].map(([month, postings]) => {
		const name = `void-rec:${periodName(month)}`;
		const day = month === voidMonth ? voidedOn : lastDay(month);
		return { name, kind: 'voidRecognition', day, month, currency, rate, postings: mirrored(postings) };
	});
}
