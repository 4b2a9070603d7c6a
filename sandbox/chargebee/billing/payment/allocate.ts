import type { Deed } from '../deed';
import { settle } from '../document/settle';
import type { CreditNote, Invoice } from '../shapes';

/** The status of a credit note that can be spent: until nothing is left of it. */
export const refundableStatus = (available: number): CreditNote['status'] =>
	available === 0 ? 'refunded' : 'refund_due';

/** Spends what is left of a credit note on what is due of an invoice. */
export function allocate(
	deed: Deed,
	creditNote: CreditNote,
	invoice: Invoice,
): { creditNote: CreditNote; invoice: Invoice } {
	const amount = Math.min(creditNote.amount_available, invoice.amount_due);
	if (amount <= 0) return { creditNote, invoice };
	const amount_available = creditNote.amount_available - amount;
	const status = refundableStatus(amount_available);
	const credit = {
		cn_id: creditNote.id,
		applied_amount: amount,
		applied_at: deed.at,
		cn_reason_code: creditNote.reason_code,
		cn_date: creditNote.date,
		cn_status: status,
	};
	const customer = deed.site.customers.get(invoice.customer_id);
	const paid = deed.saveInvoice(
		settle({ ...invoice, applied_credits: [...invoice.applied_credits, credit] }, customer, deed.at),
	);
	const allocation = {
		invoice_id: invoice.id,
		allocated_amount: amount,
		allocated_at: deed.at,
		invoice_date: invoice.date,
		invoice_status: paid.status,
	};
	const spent = deed.saveCreditNote({
		...creditNote,
		amount_available,
		amount_allocated: creditNote.amount_allocated + amount,
		status,
		...(status === 'refunded' ? { refunded_at: deed.at } : {}),
		allocations: [...creditNote.allocations, allocation],
	});
	return { creditNote: spent, invoice: paid };
}
