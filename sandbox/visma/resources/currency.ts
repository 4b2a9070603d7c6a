import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { VismaCompany } from '../company';
import { businessError } from '../errors';

/** Visma.net's Currency: neither paged nor with metadata. */
export function currencyRoutes(api: FastifyInstance, { books }: VismaCompany): void {
	api.get('/v1/currency', async () => books.currencies);
	api.get('/v1/currency/:curyId', async (request) => {
		const currency = books.currency(z.object({ curyId: z.string() }).parse(request.params).curyId);
		if (!currency) throw businessError(404, 'The currency was not found.');
		return currency;
	});
}
