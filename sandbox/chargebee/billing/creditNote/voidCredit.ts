import omit from 'lodash/omit';

import type { Deed } from '../deed';
import { settle } from '../document/settle';
import { wrongState } from '../refusals';
import type { CreditNote, Invoice } from '../shapes';

function withoutCredit(invoice: Invoice, creditNote: CreditNote): Invoice {
	const others = <T extends { cn_id: string }>(links: T[]) => links.filter(({ cn_id }) => cn_id !== creditNote.id);
	const adjusted = creditNote.type === 'adjustment' ? creditNote.total : 0;
	return {
		...invoice,
		amount_adjusted: invoice.amount_adjusted - adjusted,
		adjustment_credit_notes: others(invoice.adjustment_credit_notes),
		issued_credit_notes: others(invoice.issued_credit_notes),
	};
}

/**
 * The credit note is void from now on: `credit_note_updated`, and `invoice_updated` for the invoice, which is due
 * again as before. Refused when it was spent or refunded.
 */
export function voidCredit(deed: Deed, old: CreditNote): CreditNote {
	if (old.status === 'voided') throw wrongState('The credit note is already voided.');
	if (old.reason_code === 'write_off') throw wrongState('The credit note writes an invoice off and cannot be voided.');
	const spent = old.amount_refunded > 0 || (old.type === 'refundable' && old.amount_allocated > 0);
	if (spent) throw wrongState('The credit note has been spent or refunded and cannot be voided.');
	const credit_note = deed.saveCreditNote({
		...omit(old, 'refunded_at'),
		status: 'voided',
		voided_at: deed.at,
		amount_allocated: 0,
		amount_available: 0,
		allocations: [],
	});
	deed.tell('credit_note_updated', { credit_note });
	const invoice = deed.books.invoices.get(old.reference_invoice_id);
	if (!invoice) return credit_note;
	const freed = withoutCredit(invoice, old);
	const due = old.type === 'adjustment' ? omit(freed, 'paid_at') : freed;
	const customer = deed.site.customers.get(invoice.customer_id);
	deed.tell('invoice_updated', { invoice: deed.saveInvoice(settle(due, customer, deed.at)) });
	return credit_note;
}
