import type { Deed } from '../deed';
import { daysOf } from '../localDays';
import { share, split } from '../money';
import type { Invoice, Line } from '../shapes';
import { isCreditedFrom, leftOf, type Left } from './credited';

/** A part of an invoice line that is to be credited, with the days that it stands for. */
export interface Piece {
	line: Line;
	date_from: number;
	/** Never more than what is left of the line. */
	amount: number;
	discount: number;
	/** Whether it takes back everything that is left. */
	whole: boolean;
}

const piece = (line: Line, date_from: number, left: Left, amount: number, discount: number): Piece => ({
	line,
	date_from,
	amount,
	discount,
	whole: amount === left.amount && discount === left.discount,
});

const worth = (pieces: Piece[]) => pieces.filter(({ amount }) => amount > 0);

/** The unused part of each line from a day on: by local days, halves up. What was used is not rounded again. */
export function unusedPieces(deed: Deed, invoice: Invoice, lines: Line[], from: number): Piece[] {
	const pieces = lines.map((line) => {
		const left = leftOf(deed.books, invoice, line);
		const start = Math.max(from, line.date_from);
		if (isCreditedFrom(deed.books, invoice, line, start)) return piece(line, start, left, 0, 0);
		const days = daysOf(line.date_from, line.date_to, deed.zone);
		const unused = daysOf(start, line.date_to, deed.zone);
		return piece(line, start, left, share(left.amount, unused, days), share(left.discount, unused, days));
	});
	return worth(pieces);
}

/** Everything that is left of each line. */
export function wholePieces(deed: Deed, invoice: Invoice, lines: Line[] = invoice.line_items): Piece[] {
	const pieces = lines.map((line) => {
		const left = leftOf(deed.books, invoice, line);
		return piece(line, line.date_from, left, left.amount, left.discount);
	});
	return worth(pieces);
}

/** Pieces worth `part` of `whole` of what is left, spread over the lines in proportion. */
export function partialPieces(deed: Deed, invoice: Invoice, part: number, whole: number): Piece[] {
	if (part >= whole) return wholePieces(deed, invoice);
	const lefts = invoice.line_items.map((line) => leftOf(deed.books, invoice, line));
	const sum = (amount: (left: Left) => number) => lefts.reduce((total, left) => total + amount(left), 0);
	const amounts = split(
		share(
			sum(({ amount }) => amount),
			part,
			whole,
		),
		lefts.map(({ amount }) => amount),
	);
	const discounts = split(
		share(
			sum(({ discount }) => discount),
			part,
			whole,
		),
		lefts.map(({ discount }) => discount),
	);
	const pieces = invoice.line_items.map((line, index) => {
		const left = lefts[index] ?? { amount: 0, discount: 0, tax: 0 };
		return piece(line, line.date_from, left, amounts[index] ?? 0, discounts[index] ?? 0);
	});
	return worth(pieces);
}
