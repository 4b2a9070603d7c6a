import type { Deed } from '../deed';
import { settle } from '../document/settle';
import { exchangeRate } from '../exchangeRates';
import type { Invoice, Transaction } from '../shapes';

export interface PaymentOrder {
	/** Minor units; what is due when absent. More than that is kept as unused. */
	amount?: number;
	payment_method?: string;
	reference_number?: string;
	/** Seconds; now when absent. */
	date?: number;
	status?: Transaction['status'];
}

function link(invoice: Invoice, amount: number, at: number) {
	return {
		invoice_id: invoice.id,
		applied_amount: amount,
		applied_at: at,
		invoice_date: invoice.date,
		invoice_total: invoice.total,
		invoice_status: invoice.status,
	};
}

/** Records a payment of an invoice, or an attempt that failed; the events are the caller's. */
export function pay(
	deed: Deed,
	invoice: Invoice,
	order: PaymentOrder = {},
): { invoice: Invoice; transaction: Transaction } {
	const { amount = invoice.amount_due, date = deed.at, status = 'success' } = order;
	const applied = status === 'success' ? Math.min(amount, invoice.amount_due) : 0;
	const id = deed.newId('transaction');
	const payment = { txn_id: id, applied_amount: applied, applied_at: date, txn_status: status, txn_date: date };
	const linked_payments = [...invoice.linked_payments, { ...payment, txn_amount: amount }];
	const customer = deed.site.customers.get(invoice.customer_id);
	const paid = deed.saveInvoice(settle({ ...invoice, linked_payments }, customer, deed.at));
	const transaction = deed.saveTransaction({
		id,
		customer_id: invoice.customer_id,
		...(invoice.subscription_id ? { subscription_id: invoice.subscription_id } : {}),
		payment_method: order.payment_method ?? 'bank_transfer',
		...(order.reference_number ? { reference_number: order.reference_number } : {}),
		gateway: order.payment_method === 'card' ? 'chargebee' : 'not_applicable',
		type: 'payment',
		date,
		...(status === 'success'
			? { settled_at: date }
			: { error_code: 'insufficient_funds', error_text: 'Insufficient funds' }),
		exchange_rate: exchangeRate(deed.settings, invoice.currency_code, date),
		currency_code: invoice.currency_code,
		amount,
		amount_unused: status === 'success' ? amount - applied : 0,
		status,
		linked_invoices: [link(paid, applied, date)],
		resource_version: 0,
		updated_at: deed.at,
		deleted: false,
		object: 'transaction',
	});
	return { invoice: paid, transaction };
}
