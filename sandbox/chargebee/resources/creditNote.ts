import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { createCredit } from '../billing/creditNote/createCredit';
import { refundCredit } from '../billing/creditNote/refundCredit';
import { voidCredit } from '../billing/creditNote/voidCredit';
import { Deed } from '../billing/deed';
import { importCreditNote } from '../billing/imported/importCreditNote';
import { shownDocument } from '../billing/document/shown';
import type { CreditNote } from '../billing/shapes';
import { columns } from '../columns';
import { notFound, wrongValue } from '../errors';
import { ignored, money, oneOf, readParams, text, wholeNumber } from '../fields';
import type { FilterKind } from '../filters';
import type { ChargebeeSite } from '../site';
import { actorOf } from '../steps';
import { askedDocument } from './document';
import { importCreditNoteParams } from './imported/schemas';
import { known } from './known';
import { listOf } from './list';

const FILTERS = {
	id: 'id',
	customer_id: 'id',
	subscription_id: 'optionalId',
	reference_invoice_id: 'optionalId',
	type: 'choice',
	reason_code: 'choice',
	create_reason_code: 'id',
	status: 'choice',
	date: 'time',
	total: 'number',
	price_type: 'choice',
	amount_allocated: 'number',
	amount_refunded: 'number',
	amount_available: 'number',
	voided_at: 'time',
	updated_at: 'time',
	channel: 'choice',
} satisfies Record<string, FilterKind>;

const createParams = z
	.object({
		reference_invoice_id: text(50),
		customer_id: text(50),
		total: money(),
		type: oneOf(['adjustment', 'refundable', 'store']),
		reason_code: oneOf(['product_unsatisfactory', 'service_unsatisfactory', 'order_change', 'order_cancellation', 'waiver', 'other']),
		create_reason_code: text(100),
		date: ignored(),
		customer_notes: ignored(),
		currency_code: text(3),
		comment: text(300),
		line_items: columns({
			reference_line_item_id: text(40),
			unit_amount: ignored(),
			unit_amount_in_decimal: ignored(),
			quantity: wholeNumber(),
			quantity_in_decimal: ignored(),
			amount: money(),
			date_from: ignored(),
			date_to: ignored(),
			description: ignored(),
			entity_type: ignored(),
			entity_id: ignored(),
		}),
	})
	.partial()
	.strict();

function createdBy(deed: Deed, site: ChargebeeSite, body: unknown) {
	const { type, reference_invoice_id: id, total, line_items: lines = [], reason_code: reason, comment } = readParams(createParams, body);
	if (type !== 'adjustment' && type !== 'refundable') throw wrongValue('type', 'must be adjustment or refundable here');
	const invoice = site.books.invoices.get(id ?? '');
	if (!invoice) throw notFound(id ?? '', 'reference_invoice_id');
	if ((total === undefined) === (lines.length === 0)) throw wrongValue('total', 'either the total or lines have to be given');
	const wanted = lines.map((line) => ({ id: line.reference_line_item_id ?? '', amount: line.amount }));
	const made = createCredit(deed, invoice, { type, reason: reason ?? 'other', total, lines: wanted });
	deed.comment('credit_note', made.credit_note.id, comment);
	return made;
}

const voidParams = z
	.object({ comment: text(300) })
	.partial()
	.strict();

const refundParams = z
	.object({ refund_amount: money(), customer_notes: ignored(), refund_reason_code: ignored() })
	.partial()
	.strict();

/** Chargebee's Credit Note: create, import, list, retrieve, void, refund. */
export function creditNoteRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	const { creditNotes } = site.books;
	const page = () => site.settings.lineItemsPage;
	const shown = (creditNote: CreditNote) => shownDocument(creditNote, page());
	const deedOf = (request: FastifyRequest) => new Deed(site, actorOf(request, site));
	const list = listOf({
		name: 'credit_note',
		store: creditNotes,
		filters: FILTERS,
		sorts: ['date'],
		unused: ['einvoice'],
		shown,
	});

	api.post('/credit_notes', async (request) => {
		const { invoice, credit_note } = createdBy(deedOf(request), site, request.body);
		return { invoice: shownDocument(invoice, page()), credit_note: shown(credit_note) };
	});
	api.get('/credit_notes', async ({ query }) => list(query));
	api.get('/credit_notes/:id', async (request) => ({
		credit_note: askedDocument(known(creditNotes, request), request, page()),
	}));
	api.post('/credit_notes/import_credit_note', async (request) => ({
		credit_note: shown(importCreditNote(deedOf(request), readParams(importCreditNoteParams, request.body))),
	}));
	api.post('/credit_notes/:id/void', async (request) => {
		readParams(voidParams, request.body);
		return { credit_note: shown(voidCredit(deedOf(request), known(creditNotes, request))) };
	});
	api.post('/credit_notes/:id/refund', async (request) => {
		const { refund_amount } = readParams(refundParams, request.body);
		const made = refundCredit(deedOf(request), known(creditNotes, request), refund_amount);
		return { credit_note: shown(made.credit_note), transaction: made.transaction };
	});
}
