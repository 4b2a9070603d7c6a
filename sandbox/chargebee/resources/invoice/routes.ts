import type { FastifyInstance, FastifyRequest } from 'fastify';

import { Deed } from '../../billing/deed';
import { shownDocument } from '../../billing/document/shown';
import { closePending } from '../../billing/invoice/closePending';
import { importInvoice } from '../../billing/imported/importInvoice';
import { deleteInvoice } from '../../billing/invoice/deleteInvoice';
import { recordPayment } from '../../billing/invoice/recordPayment';
import { refundInvoice } from '../../billing/invoice/refundInvoice';
import { updateDetails } from '../../billing/invoice/updateDetails';
import { voidInvoice } from '../../billing/invoice/voidInvoice';
import { writeOff } from '../../billing/invoice/writeOff';
import type { CreditNote, Invoice } from '../../billing/shapes';
import { wrongValue } from '../../errors';
import { readParams } from '../../fields';
import type { ChargebeeSite } from '../../site';
import { actorOf } from '../../steps';
import { askedDocument } from '../document';
import { createInvoiceRoutes } from './create';
import { importInvoiceParams } from '../imported/schemas';
import { known } from '../known';
import { listOf } from '../list';
import { paymentReferenceRoutes } from './paymentReferences';
import {
	closeParams,
	deleteParams,
	INVOICE_FILTERS,
	paymentParams,
	refundParams,
	updateDetailsParams,
	voidParams,
	writeOffParams,
} from './schemas';

function recordPaymentBy(deed: Deed, invoice: Invoice, body: unknown) {
	const { transaction = {}, comment } = readParams(paymentParams, body);
	if (!transaction.payment_method) throw wrongValue('transaction[payment_method]', 'cannot be blank');
	deed.comment('invoice', invoice.id, comment);
	return recordPayment(deed, invoice, {
		amount: transaction.amount,
		payment_method: transaction.payment_method,
		reference_number: transaction.reference_number ?? undefined,
		date: transaction.date,
		status: transaction.status === 'failure' ? 'failure' : 'success',
	});
}

/** Chargebee's Invoice: create for charges, import, list, retrieve, record payment, update details, refund, void, write off, delete, close. */
export function invoiceRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	const { invoices } = site.books;
	const page = () => site.settings.lineItemsPage;
	const shown = <D extends Invoice | CreditNote>(document: D) => shownDocument(document, page());
	const deedOf = (request: FastifyRequest) => new Deed(site, actorOf(request, site));
	const list = listOf({
		name: 'invoice',
		store: invoices,
		filters: INVOICE_FILTERS,
		sorts: ['date', 'updated_at'],
		unused: ['einvoice', 'paid_on_after'],
		shown,
	});

	paymentReferenceRoutes(api, site);
	createInvoiceRoutes(api, site);
	api.post('/invoices/import_invoice', async (request) => ({
		invoice: shown(importInvoice(deedOf(request), readParams(importInvoiceParams, request.body))),
	}));
	api.post('/invoices/:id/update_details', async (request) => {
		const details = readParams(updateDetailsParams, request.body);
		return { invoice: shown(updateDetails(deedOf(request), known(invoices, request), details)) };
	});
	api.get('/invoices', async ({ query }) => list(query));
	api.get('/invoices/:id', async (request) => ({ invoice: askedDocument(known(invoices, request), request, page()) }));
	api.post('/invoices/:id/record_payment', async (request) => {
		const made = recordPaymentBy(deedOf(request), known(invoices, request), request.body);
		return { invoice: shown(made.invoice), transaction: made.transaction };
	});
	api.post('/invoices/:id/refund', async (request) => {
		const { refund_amount, credit_note } = readParams(refundParams, request.body);
		const order = { amount: refund_amount, reason: credit_note?.reason_code ?? undefined };
		const made = refundInvoice(deedOf(request), known(invoices, request), order);
		return { ...made, invoice: shown(made.invoice), credit_note: shown(made.credit_note) };
	});
	api.post('/invoices/:id/void', async (request) => {
		const { void_reason_code, comment } = readParams(voidParams, request.body);
		const deed = deedOf(request);
		const invoice = voidInvoice(deed, known(invoices, request), void_reason_code);
		deed.comment('invoice', invoice.id, comment);
		return { invoice: shown(invoice) };
	});
	api.post('/invoices/:id/write_off', async (request) => {
		const { comment } = readParams(writeOffParams, request.body);
		const deed = deedOf(request);
		const made = writeOff(deed, known(invoices, request));
		deed.comment('invoice', made.invoice.id, comment);
		return { invoice: shown(made.invoice), credit_note: shown(made.credit_note) };
	});
	api.post('/invoices/:id/delete', async (request) => {
		readParams(deleteParams, request.body);
		return { invoice: shown(deleteInvoice(deedOf(request), known(invoices, request))) };
	});
	api.post('/invoices/:id/close', async (request) => {
		readParams(closeParams, request.body);
		return { invoice: shown(closePending(deedOf(request), known(invoices, request))) };
	});
}
