import type { FastifyInstance, FastifyRequest } from 'fastify';
import mergeWith from 'lodash/mergeWith';
import { z } from 'zod';

import { paymentFor, seededReceivables } from '../seed/receivables';
import { done } from '../server/controlRoutes';
import { Refusal } from '../server/refusal';
import type { VismaCompany } from './company';
import { type CustomerDocument, STATUSES } from './receivables/document';
import { documentDto } from './receivables/dto';
import { CREDIT_NOTE, INVOICE, type Kind } from './receivables/kinds';
import { paymentDto } from './receivables/paymentDto';
import { unitsOf } from './receivables/readLine';
import { balanceOf } from './receivables/totals';

const keyParams = z.object({ key: z.string() });
const bulk = z.object({ count: z.number().int().min(1).max(50_000).default(120) });
const address = z
	.object({ addressLine1: z.string(), addressLine2: z.string(), postalCode: z.string(), city: z.string() })
	.partial()
	.strict();
const documentPatch = z
	.object({
		status: z.enum(STATUSES),
		hold: z.boolean(),
		texts: z.record(z.string()),
		dueDate: z.string(),
		address,
		/** Unit price of the first line. */
		price: z.number().positive(),
	})
	.partial()
	.strict();
const paymentOrder = z.object({ invoice: z.string(), amount: z.number().positive().optional(), date: z.string().optional() });

function documentOf(company: VismaCompany, kind: Kind, number: string): CustomerDocument {
	const document = kind.storeOf(company).get(number);
	if (!document) throw new Refusal(404, { message: `No ${kind.noun.toLowerCase()} ${number}` });
	return document;
}

/** The document with another unit price in its first line. */
function repriced(document: CustomerDocument, price: number | undefined, units: number): CustomerDocument {
	const [first, ...others] = document.lines;
	if (price === undefined || !first) return document;
	const gross = Math.round(price * first.quantity * units);
	const discount = Math.round((gross * first.discountPercent) / 100);
	return { ...document, lines: [{ ...first, unitPrice: price, gross, discount }, ...others] };
}

/** A payment as a person registers it: of the whole balance unless an amount is given. */
function pay(company: VismaCompany, order: z.output<typeof paymentOrder>) {
	const invoice = documentOf(company, INVOICE, order.invoice);
	const units = unitsOf(company.books, invoice.currencyId);
	const amount = order.amount === undefined ? balanceOf(invoice, units) : Math.round(order.amount * units);
	const now = company.localNow();
	const { payments, invoices } = company.receivables;
	const payment = payments.save(paymentFor(invoice, payments.nextNumber(), amount, order.date ?? now.slice(0, 10), company.books), now);
	const application = { docType: 'Payment' as const, refNbr: payment.refNbr, amount, date: payment.date };
	const paid = { ...invoice, applications: [...invoice.applications, application] };
	invoices.save({ ...paid, status: balanceOf(paid, units) === 0 ? 'Closed' : paid.status }, now);
	return paymentDto(payment, company);
}

/** What a person does to invoices, credit notes and payments in the ERP. */
export function receivablesControls(app: FastifyInstance, company: VismaCompany): void {
	app.post('/receivables/bulk', async (request) => {
		const { count } = bulk.parse(request.body ?? {});
		return done(() => company.receivables.fill(seededReceivables(count, company.customers.all(), company.books)));
	});
	const edit = (kind: Kind) => async (request: FastifyRequest) => {
		const document = documentOf(company, kind, keyParams.parse(request.params).key);
		const { price, ...patch } = documentPatch.parse(request.body);
		const patched = repriced(mergeWith(structuredClone(document), patch), price, unitsOf(company.books, document.currencyId));
		return documentDto(kind.storeOf(company).save(patched, company.localNow()), company);
	};
	app.put('/invoices/:key', edit(INVOICE));
	app.put('/credit-notes/:key', edit(CREDIT_NOTE));
	app.post('/payments', async (request) => pay(company, paymentOrder.parse(request.body)));
}
