import type { Deed } from './deed';
import type { CreditNote, Invoice, Transaction } from './shapes';

/** Tells of a payment or an attempt at one, after its own event with everything around it. */
export function tellOfTransaction(
	deed: Deed,
	eventType: string,
	transaction: Transaction,
	other: { invoice?: Invoice; credit_note?: CreditNote },
): void {
	const subscription = deed.books.subscriptions.get(transaction.subscription_id);
	const customer = deed.site.customers.get(transaction.customer_id);
	deed.tell(eventType, { transaction, ...other, customer, subscription });
	deed.tell('transaction_created', { transaction });
}

/** Tells of a new invoice, and of its payment where it was paid at once. */
export function tellOfInvoice(deed: Deed, invoice: Invoice | undefined): void {
	if (!invoice) return;
	deed.tell(invoice.status === 'pending' ? 'pending_invoice_created' : 'invoice_generated', { invoice });
	for (const { txn_id } of invoice.linked_payments) {
		const transaction = deed.books.transactions.get(txn_id);
		if (transaction) tellOfTransaction(deed, 'payment_succeeded', transaction, { invoice });
	}
}

/** Tells of new credit notes, and of the invoices that they changed. */
export function tellOfCredits(deed: Deed, creditNotes: CreditNote[]): void {
	for (const credit_note of creditNotes) deed.tell('credit_note_created', { credit_note });
	for (const id of new Set(creditNotes.map(({ reference_invoice_id }) => reference_invoice_id)))
		deed.tell('invoice_updated', { invoice: deed.books.invoices.get(id) });
}
