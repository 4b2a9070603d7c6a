import { wrongValue } from '../../errors';
import type { Deed } from '../deed';
import { pay, type PaymentOrder } from '../payment/pay';
import { wrongState } from '../refusals';
import type { Invoice, Transaction } from '../shapes';
import { tellOfTransaction } from '../tellOf';

/** A payment of an invoice: `payment_succeeded`, or `payment_failed` for an attempt. More than is due stays unused. */
export function recordPayment(
	deed: Deed,
	old: Invoice,
	order: PaymentOrder,
): { invoice: Invoice; transaction: Transaction } {
	if (!['payment_due', 'not_paid', 'posted'].includes(old.status)) {
		throw wrongState(`The invoice is ${old.status}: no payment can be recorded.`);
	}
	if (order.amount !== undefined && order.amount < 1) throw wrongValue('transaction[amount]', 'must be at least 1');
	const paid = pay(deed, old, order);
	const { invoice, transaction } = paid;
	const failed = transaction.status === 'failure';
	tellOfTransaction(deed, failed ? 'payment_failed' : 'payment_succeeded', transaction, { invoice });
	if (!failed) deed.tell('invoice_updated', { invoice });
	return paid;
}
