import type { Deed } from '../deed';
import { creditNotesOf } from '../document/credited';
import { settle } from '../document/settle';
import { wrongState } from '../refusals';
import type { Invoice } from '../shapes';

/** Whether money or credits hang on an invoice. */
export function refuseIfUsed(deed: Deed, invoice: Invoice, what: string): void {
	const paid = invoice.linked_payments.some(({ txn_status }) => txn_status === 'success');
	if (paid) throw wrongState(`The invoice has payments and cannot be ${what}.`);
	const credits = invoice.applied_credits.length > 0 || creditNotesOf(deed.books, invoice).length > 0;
	if (credits) throw wrongState(`The invoice has credits and cannot be ${what}.`);
}

/** The invoice is void from now on: `invoice_updated`. Refused with payments or credits on it. */
export function voidInvoice(deed: Deed, old: Invoice, reasonCode?: string | null): Invoice {
	if (old.status === 'voided' || old.status === 'pending')
		throw wrongState(`The invoice is ${old.status} and cannot be voided.`);
	refuseIfUsed(deed, old, 'voided');
	const voided: Invoice = {
		...old,
		status: 'voided',
		voided_at: deed.at,
		...(reasonCode ? { void_reason_code: reasonCode } : {}),
	};
	const invoice = deed.saveInvoice(settle(voided, undefined, deed.at));
	deed.tell('invoice_updated', { invoice });
	return invoice;
}
