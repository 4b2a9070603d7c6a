import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ignored, readParams, text, wholeNumber } from '../../fields';
import { filterSchemas, matcher } from '../../filters';
import { pageOf } from '../../listing';
import type { ChargebeeSite } from '../../site';

/** The id is the invoice's. */
const FILTERS = { id: 'id' } as const;

const listParams = z
	.object({
		...filterSchemas(FILTERS),
		payment_reference_number: ignored(),
		limit: wholeNumber().refine((limit) => limit === null || (limit >= 1 && limit <= 100), 'must be from 1 to 100'),
		offset: text(1000),
	})
	.partial()
	.strict();

/** `GET /invoices/payment_reference_numbers` */
export function paymentReferenceRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	api.get('/invoices/payment_reference_numbers', async ({ query }) => {
		const params = readParams(listParams, query);
		const matches = matcher(FILTERS, params);
		const rows = site.books.paymentReferences.rows().filter(({ resource }) => matches({ id: resource.invoice_id }));
		const { resources, next_offset } = pageOf(rows, params, 'id');
		return { list: resources.map((each) => ({ payment_reference_number: each })), next_offset };
	});
}
