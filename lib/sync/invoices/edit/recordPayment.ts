import {
	type ChargebeeInvoice,
	fieldsOf,
	type Form,
	getInvoice,
	type InvoiceAnswer,
	invoicePath,
	listTransactions,
	type Write,
	writeInvoice,
} from '../../../chargebee';
import type { SentRequest } from '../../audit';
import { sendOnce } from '../../send';
import type { Edited, EditRun } from './edit';

export interface PaymentOrder {
	id: string;
	/** Minor units; all that is due when undefined. */
	amount: number | undefined;
	/** `bank_transfer`, `cash`, `check`, `custom`, `other`. */
	method: string;
	/** Seconds since the epoch; now when undefined. */
	date: number | undefined;
	/** Names the payment: one with the same reference on the same invoice is the same payment. */
	reference: string;
	comment: string;
	/** Whether more than is due may be recorded. */
	mayExceed: boolean;
}

/**
 * Records a payment of an invoice, once for each reference. Without a reference a repeat is told from another payment
 * by Chargebee's memory alone, which lasts half an hour.
 */
export async function recordPayment(run: EditRun, order: PaymentOrder, requests: SentRequest[]): Promise<Edited> {
	const { client, scope, dryRun } = run;
	const { id, amount, reference, comment, mayExceed } = order;
	if (reference !== '' && (await isRecorded(run, order))) {
		const reason = `A payment with the reference ${reference} is on the invoice already`;
		return { outcome: 'unchanged', reason, changes: [], invoice: await getInvoice(client, id) };
	}
	const before = await getInvoice(client, id);
	const due = before.amount_due ?? 0;
	if (amount !== undefined && amount > due && !mayExceed) return tooMuch(before, amount);
	const form = { comment: comment || undefined, ...fieldsOf('transaction', transactionOf(order)) };
	const step = {
		path: invoicePath(id, 'record_payment'),
		form,
		state: 'present',
		post: async (body: Form, key: Write) => await writeInvoice(client, id, 'record_payment', body, key),
		answerId: ({ invoice }: InvoiceAnswer) => invoice.id,
	};
	const answer = await sendOnce(step, { scope, dryRun }, requests);
	if (answer?.isRepeat) return { outcome: 'unchanged', reason: REPEAT, changes: [], invoice: before };
	const after = answer?.body.invoice;
	const left = after?.amount_due ?? Math.max(0, due - (amount ?? due));
	return { outcome: 'updated', changes: [{ field: 'amount_due', from: String(due), to: String(left) }], invoice: after };
}

const REPEAT =
	'The same payment was recorded within the last half an hour, so that this one was taken for a repeat. Give each payment a reference of its own to record both';

function transactionOf({ amount, method, date, reference }: PaymentOrder): Form {
	return { amount, payment_method: method, date, reference_number: reference || undefined };
}

async function isRecorded({ client }: EditRun, { id, reference }: PaymentOrder): Promise<boolean> {
	const found = await listTransactions(client, { 'reference_number[is]': reference, 'type[is]': 'payment' });
	return found.some(
		({ status, linked_invoices: linked = [] }) =>
			status === 'success' && linked.some(({ invoice_id: invoice }) => invoice === id),
	);
}

function tooMuch(invoice: ChargebeeInvoice, amount: number): Edited {
	const { amount_due: due = 0, currency_code: currency = '' } = invoice;
	const reason =
		`${amount} is more than the ${due} that is due (minor units of ${currency}). Correct the amount, or allow overpayment: ` +
		'Chargebee then keeps the rest and pays later invoices with it';
	return { outcome: 'failed', reason, errorCode: 'payment-exceeds-due', changes: [], invoice };
}
