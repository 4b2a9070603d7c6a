import type { Deed } from '../deed';
import { linkTo } from '../document/creditNote';
import { exchangeRate } from '../exchangeRates';
import type { CreditNote, Transaction } from '../shapes';
import { refundableStatus } from './allocate';

/** Pays back a part of a credit note; the events are the caller's. */
export function refund(
	deed: Deed,
	creditNote: CreditNote,
	amount: number,
): { credit_note: CreditNote; transaction: Transaction } {
	const id = deed.newId('transaction');
	const amount_available = creditNote.amount_available - amount;
	const status = refundableStatus(amount_available);
	const link = { txn_id: id, applied_amount: amount, applied_at: deed.at, txn_status: 'success', txn_date: deed.at };
	const credit_note = deed.saveCreditNote({
		...creditNote,
		amount_available,
		amount_refunded: creditNote.amount_refunded + amount,
		status,
		...(status === 'refunded' ? { refunded_at: deed.at } : {}),
		linked_refunds: [...creditNote.linked_refunds, { ...link, txn_amount: amount }],
	});
	const transaction = deed.saveTransaction({
		id,
		customer_id: creditNote.customer_id,
		...(creditNote.subscription_id ? { subscription_id: creditNote.subscription_id } : {}),
		payment_method: 'bank_transfer',
		gateway: 'not_applicable',
		type: 'refund',
		date: deed.at,
		settled_at: deed.at,
		exchange_rate: exchangeRate(deed.settings, creditNote.currency_code, deed.at),
		currency_code: creditNote.currency_code,
		amount,
		status: 'success',
		linked_credit_notes: [
			{
				...linkTo(credit_note),
				applied_amount: amount,
				applied_at: deed.at,
				cn_reference_invoice_id: credit_note.reference_invoice_id,
			},
		],
		resource_version: 0,
		updated_at: deed.at,
		deleted: false,
		object: 'transaction',
	});
	return { credit_note, transaction };
}
