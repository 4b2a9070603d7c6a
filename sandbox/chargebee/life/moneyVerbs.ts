import { z } from 'zod';

import { refundCredit } from '../billing/creditNote/refundCredit';
import { voidCredit } from '../billing/creditNote/voidCredit';
import { closePending } from '../billing/invoice/closePending';
import { deleteInvoice } from '../billing/invoice/deleteInvoice';
import { recordPayment } from '../billing/invoice/recordPayment';
import { refundable, refundInvoice } from '../billing/invoice/refundInvoice';
import { voidInvoice } from '../billing/invoice/voidInvoice';
import { writeOff } from '../billing/invoice/writeOff';
import type { Invoice } from '../billing/shapes';
import { openCharges } from '../billing/unbilled/add';
import { chargeLater } from '../billing/unbilled/charge';
import { voidCharges } from '../billing/unbilled/drop';
import { invoiceCharges } from '../billing/unbilled/invoice';
import { creditNoteOf, invoiceOf, moment, ofCreditNote, ofInvoice, ofSubscription, subscriptionOf } from './params';
import { verb } from './verb';

const payment = ofInvoice.extend({
	amount: z.number().int().positive().optional(),
	date: moment.optional(),
	status: z.enum(['success', 'failure']).optional(),
});

const repayment = ofInvoice.extend({
	creditNoteId: z.string().optional(),
	amount: z.number().int().positive().optional(),
	reason: z.string().optional(),
});

const charge = ofSubscription.extend({
	itemPriceId: z.string().optional(),
	quantity: z.number().int().positive().optional(),
	amount: z.number().int().positive().optional(),
	description: z.string().optional(),
	dateFrom: moment.optional(),
	dateTo: moment.optional(),
});

const isPending = ({ status }: Invoice) => status === 'pending';
const UNPAID = 'invoice that is unpaid';
const isUnpaid = ({ amount_due, status }: Invoice) => amount_due > 0 && !['pending', 'voided'].includes(status);

export const moneyVerbs = {
	pay: verb(payment, (deed, params) => recordPayment(deed, invoiceOf(deed, params, isUnpaid, UNPAID), params)),
	// A credit note that waits for its refund comes first; otherwise an invoice is paid back.
	refund: verb(repayment, (deed, params) => {
		const { creditNoteId, subscriptionId, invoiceId } = params;
		const waiting = deed.books.creditNotes
			.rows()
			.map(({ resource }) => resource)
			.find((each) => each.subscription_id === subscriptionId && each.status === 'refund_due');
		if (creditNoteId || (!invoiceId && waiting)) {
			const creditNote = creditNoteOf(deed, { creditNoteId: creditNoteId ?? waiting?.id }, () => true);
			return refundCredit(deed, creditNote, params.amount);
		}
		const invoice = invoiceOf(deed, params, (each) => refundable(deed, each) > 0, 'invoice that can be paid back');
		return refundInvoice(deed, invoice, params);
	}),
	'void-invoice': verb(ofInvoice, (deed, params) => ({
		invoice: voidInvoice(deed, invoiceOf(deed, params, isUnpaid, UNPAID)),
	})),
	'write-off': verb(ofInvoice, (deed, params) => writeOff(deed, invoiceOf(deed, params, isUnpaid, UNPAID))),
	'delete-invoice': verb(ofInvoice, (deed, params) => ({
		invoice: deleteInvoice(deed, invoiceOf(deed, params, isUnpaid, UNPAID)),
	})),
	'close-invoice': verb(ofInvoice, (deed, params) => ({
		invoice: closePending(deed, invoiceOf(deed, params, isPending, 'pending invoice')),
	})),
	'void-credit-note': verb(ofCreditNote, (deed, params) => ({
		credit_note: voidCredit(
			deed,
			creditNoteOf(deed, params, ({ amount_refunded }) => amount_refunded === 0),
		),
	})),
	charge: verb(charge, (deed, { itemPriceId, dateFrom, dateTo, ...params }) => {
		const order = { ...params, item_price_id: itemPriceId, date_from: dateFrom, date_to: dateTo };
		return { unbilled_charges: chargeLater(deed, subscriptionOf(deed, params), [order]) };
	}),
	'invoice-charges': verb(ofSubscription, (deed, params) => invoiceCharges(deed, subscriptionOf(deed, params))),
	'void-charges': verb(ofSubscription, (deed, { subscriptionId }) => ({
		unbilled_charges: voidCharges(deed, openCharges(deed, subscriptionId)),
	})),
};
