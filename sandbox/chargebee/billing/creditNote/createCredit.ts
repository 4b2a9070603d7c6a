import { wrongValue } from '../../errors';
import type { Deed } from '../deed';
import { creditNotesOf, leftOf } from '../document/credited';
import { raiseCreditNote } from '../document/creditNote';
import { partialPieces, type Piece } from '../document/pieces';
import { sumOf } from '../money';
import { wrongState } from '../refusals';
import type { CreditNote, Invoice } from '../shapes';

export interface CreditWish {
	type: 'adjustment' | 'refundable';
	reason: string;
	/** Minor units, with tax; or the lines, never both. */
	total?: number;
	/** Minor units of lines of the invoice, without tax; all that is left of a line without an amount. */
	lines: Array<{ id: string; amount?: number }>;
}

/** Credits an invoice as a person on the site does: `credit_note_created`, `invoice_updated`. */
export function createCredit(deed: Deed, old: Invoice, { type, reason, total, lines }: CreditWish): { invoice: Invoice; credit_note: CreditNote } {
	if (old.status === 'voided' || old.status === 'pending') throw wrongState(`An invoice that is ${old.status} cannot be credited.`);
	const left = old.total - sumOf(creditNotesOf(deed.books, old), (note) => note.total);
	if (total !== undefined && (total < 1 || total > left)) throw wrongValue('total', `must be from 1 to ${left}`);
	const pieces = total === undefined ? lines.map((line, index) => pieceOf(deed, old, line, index)) : partialPieces(deed, old, total, left);
	const refundable = type === 'refundable';
	const raised = raiseCreditNote(deed, old, pieces, { reason, refundable, total });
	if (!refundable && raised.creditNote.type !== 'adjustment') throw wrongValue('type', `only ${old.amount_due} of the invoice is due`);
	deed.tell('credit_note_created', { credit_note: raised.creditNote });
	deed.tell('invoice_updated', { invoice: raised.invoice });
	return { invoice: raised.invoice, credit_note: raised.creditNote };
}

function pieceOf(deed: Deed, invoice: Invoice, { id, amount }: CreditWish['lines'][number], index: number): Piece {
	const line = invoice.line_items.find((each) => each.id === id);
	if (!line) throw wrongValue(`line_items[reference_line_item_id][${index}]`, `${id} is no line of the invoice`);
	const left = leftOf(deed.books, invoice, line);
	const credited = amount ?? left.amount;
	if (credited > left.amount) throw wrongValue(`line_items[amount][${index}]`, `must be at most ${left.amount}`);
	const whole = credited === left.amount;
	return { line, date_from: line.date_from, amount: credited, discount: whole ? left.discount : 0, whole };
}
