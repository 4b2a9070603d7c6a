import type { ChargebeeCustomer } from '../../customerStore';
import { sumOf } from '../money';
import type { Invoice } from '../shapes';

function openStatus(invoice: Invoice, customer: ChargebeeCustomer | undefined, at: number): Invoice['status'] {
	if (invoice.net_term_days > 0 && (invoice.due_date ?? 0) >= at) return 'posted';
	return customer?.auto_collection === 'off' ? 'not_paid' : 'payment_due';
}

/** An invoice with what is still due of it, and the status that follows. Void and pending ones keep theirs. */
export function settle(invoice: Invoice, customer: ChargebeeCustomer | undefined, at: number): Invoice {
	const amount_paid = sumOf(invoice.linked_payments, ({ applied_amount }) => applied_amount);
	const credits_applied = sumOf(invoice.applied_credits, ({ applied_amount }) => applied_amount);
	const amount_due = invoice.total - amount_paid - credits_applied - invoice.amount_adjusted - invoice.write_off_amount;
	const { paid_at, ...rest } = { ...invoice, amount_paid, credits_applied, amount_due, amount_to_collect: amount_due };
	if (invoice.status === 'voided' || invoice.status === 'pending') return { ...rest, amount_to_collect: 0 };
	if (amount_due === 0) return { ...rest, status: 'paid', paid_at: paid_at ?? at };
	return { ...rest, status: openStatus(invoice, customer, at) };
}
