import type { Deed } from '../deed';
import { raiseCreditNote } from '../document/creditNote';
import { partialPieces } from '../document/pieces';
import { creditNotesOf } from '../document/credited';
import { sumOf } from '../money';
import { wrongState } from '../refusals';
import type { CreditNote, Invoice } from '../shapes';

/**
 * What is still due of an invoice will never be paid: a credit note over its lines takes it off. `credit_note_created`,
 * `invoice_updated`.
 */
export function writeOff(deed: Deed, old: Invoice): { invoice: Invoice; credit_note: CreditNote } {
	if (old.amount_due === 0 || ['pending', 'voided'].includes(old.status)) {
		throw wrongState(`The invoice is ${old.status}: nothing of it can be written off.`);
	}
	const left = old.total - sumOf(creditNotesOf(deed.books, old), ({ total }) => total);
	const pieces = partialPieces(deed, old, old.amount_due, left);
	const raised = raiseCreditNote(deed, old, pieces, { reason: 'write_off', total: old.amount_due });
	const credit_note = deed.saveCreditNote({ ...raised.creditNote, create_reason_code: 'Write Off' });
	const invoice = deed.saveInvoice({
		...raised.invoice,
		amount_adjusted: raised.invoice.amount_adjusted - credit_note.total,
		write_off_amount: raised.invoice.write_off_amount + credit_note.total,
	});
	deed.tell('credit_note_created', { credit_note });
	deed.tell('invoice_updated', { invoice });
	return { invoice, credit_note };
}
