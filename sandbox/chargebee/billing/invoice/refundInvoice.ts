import { wrongValue } from '../../errors';
import type { Deed } from '../deed';
import { creditNotesOf } from '../document/credited';
import { raiseCreditNote } from '../document/creditNote';
import { partialPieces } from '../document/pieces';
import { sumOf } from '../money';
import { refund } from '../payment/refund';
import { wrongState } from '../refusals';
import type { CreditNote, Invoice, Transaction } from '../shapes';
import { tellOfTransaction } from '../tellOf';

/** What was paid for an invoice and has not been credited since. */
export function refundable(deed: Deed, invoice: Invoice): number {
	const credited = creditNotesOf(deed.books, invoice).filter(({ type }) => type === 'refundable');
	return Math.max(0, Math.min(invoice.amount_paid, invoice.total - sumOf(credited, ({ total }) => total)));
}

/**
 * Pays an invoice back, wholly or in part, by a credit note over its lines: `credit_note_created`,
 * `payment_refunded`, `invoice_updated`.
 */
export function refundInvoice(
	deed: Deed,
	old: Invoice,
	{ amount = refundable(deed, old), reason = 'other' }: { amount?: number; reason?: string } = {},
): { invoice: Invoice; credit_note: CreditNote; transaction: Transaction } {
	const most = refundable(deed, old);
	if (most === 0) throw wrongState('There is nothing to refund.');
	if (amount < 1 || amount > most) throw wrongValue('refund_amount', `must be from 1 to ${most}`);
	const credited = creditNotesOf(deed.books, old);
	const left = old.total - sumOf(credited, ({ total }) => total);
	const pieces = partialPieces(deed, old, amount, left);
	const raised = raiseCreditNote(deed, old, pieces, { reason, refundable: true, total: amount });
	const { credit_note, transaction } = refund(deed, raised.creditNote, amount);
	const { invoice } = raised;
	deed.tell('credit_note_created', { credit_note });
	tellOfTransaction(deed, 'payment_refunded', transaction, { invoice, credit_note });
	deed.tell('invoice_updated', { invoice });
	return { invoice, credit_note, transaction };
}
