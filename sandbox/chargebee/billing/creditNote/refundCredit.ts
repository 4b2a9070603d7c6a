import { wrongValue } from '../../errors';
import type { Deed } from '../deed';
import { refund } from '../payment/refund';
import { wrongState } from '../refusals';
import type { CreditNote, Transaction } from '../shapes';
import { tellOfTransaction } from '../tellOf';

/** Pays back what is left of a credit note, or a part of it: `payment_refunded`, `credit_note_updated`. */
export function refundCredit(
	deed: Deed,
	old: CreditNote,
	amount = old.amount_available,
): { credit_note: CreditNote; transaction: Transaction } {
	if (old.status !== 'refund_due') throw wrongState(`The credit note is ${old.status}: nothing can be refunded.`);
	if (amount < 1 || amount > old.amount_available)
		throw wrongValue('refund_amount', `must be from 1 to ${old.amount_available}`);
	const made = refund(deed, old, amount);
	const invoice = deed.books.invoices.get(old.reference_invoice_id);
	tellOfTransaction(deed, 'payment_refunded', made.transaction, { invoice, credit_note: made.credit_note });
	deed.tell('credit_note_updated', { credit_note: made.credit_note });
	return made;
}
