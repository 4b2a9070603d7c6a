import type { Deed } from '../deed';
import type { Invoice } from '../shapes';
import { allocate } from './allocate';

/** Spends the customer's open credits of the same currency on a new invoice, oldest first. */
export function spendCredits(deed: Deed, invoice: Invoice): Invoice {
	return deed.books.creditNotes
		.of(invoice.customer_id)
		.filter((each) => each.currency_code === invoice.currency_code && each.status === 'refund_due')
		.reduce((rest, creditNote) => allocate(deed, creditNote, rest).invoice, invoice);
}
