import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { refundCredit } from '../billing/creditNote/refundCredit';
import { voidCredit } from '../billing/creditNote/voidCredit';
import { Deed } from '../billing/deed';
import { importCreditNote } from '../billing/imported/importCreditNote';
import { shownDocument } from '../billing/document/shown';
import type { CreditNote } from '../billing/shapes';
import { ignored, money, readParams, text } from '../fields';
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

const voidParams = z
	.object({ comment: text(300) })
	.partial()
	.strict();

const refundParams = z
	.object({ refund_amount: money(), customer_notes: ignored(), refund_reason_code: ignored() })
	.partial()
	.strict();

/** Chargebee's Credit Note: import, list, retrieve, void, refund. */
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
