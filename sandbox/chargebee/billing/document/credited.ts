import { sumOf } from '../money';
import type { Books } from '../books';
import type { CreditNote, Invoice, Line } from '../shapes';

/** Credit notes that stand against an invoice. */
export function creditNotesOf(books: Books, { adjustment_credit_notes, issued_credit_notes }: Invoice): CreditNote[] {
	return [...adjustment_credit_notes, ...issued_credit_notes].flatMap(({ cn_id }) => {
		const creditNote = books.creditNotes.get(cn_id);
		return creditNote && creditNote.status !== 'voided' ? [creditNote] : [];
	});
}

/** What of an invoice line no credit note has taken back yet. */
export interface Left {
	amount: number;
	discount: number;
	tax: number;
}

function creditsOf(books: Books, invoice: Invoice, line: Line): Line[] {
	return creditNotesOf(books, invoice)
		.flatMap(({ line_items }) => line_items)
		.filter(({ reference_line_item_id }) => reference_line_item_id === line.id);
}

/** Whether the days of a line from some day on have been credited before: a day is credited once. */
export function isCreditedFrom(books: Books, invoice: Invoice, line: Line, from: number): boolean {
	return creditsOf(books, invoice, line).some(({ date_from }) => date_from > line.date_from && date_from <= from);
}

export function leftOf(books: Books, invoice: Invoice, line: Line): Left {
	const credited = creditsOf(books, invoice, line);
	return {
		amount: line.amount - sumOf(credited, ({ amount }) => amount),
		discount: line.discount_amount - sumOf(credited, ({ discount_amount }) => discount_amount),
		tax: line.tax_amount - sumOf(credited, ({ tax_amount }) => tax_amount),
	};
}
