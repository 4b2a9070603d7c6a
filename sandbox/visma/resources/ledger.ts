import type { FastifyInstance } from 'fastify';

import type { VismaCompany } from '../company';
import { dateTimeFilter, type Query } from '../query';

/** Visma.net's Ledger: one list, neither paged nor with metadata, and no single read. */
export function ledgerRoutes(api: FastifyInstance, { books }: VismaCompany): void {
	api.get('/v1/ledger', async (request) => {
		const modified = dateTimeFilter(request.query as Query, 'lastModifiedDateTime');
		return books.ledgers.filter((ledger) => modified(ledger.lastModifiedDateTime));
	});
}
