import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { oneOf, readParams, text, wholeNumber } from '../fields';
import { filterSchemas, matcher } from '../filters';
import { pageOf } from '../listing';
import type { ChargebeeSite } from '../site';

const FILTERS = { created_at: 'time' } as const;

const listParams = z
	.object({
		...filterSchemas(FILTERS),
		entity_type: text(50),
		entity_id: text(50),
		limit: wholeNumber().refine((limit) => limit === null || (limit >= 1 && limit <= 100), 'must be from 1 to 100'),
		offset: text(1000),
		sort_by: z
			.object({ asc: oneOf(['created_at']), desc: oneOf(['created_at']) })
			.partial()
			.strict(),
	})
	.partial()
	.strict();

/** Chargebee's Comment: what was said about a record along with an operation. */
export function commentRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	api.get('/comments', async ({ query }) => {
		const params = readParams(listParams, query);
		const matches = matcher(FILTERS, params);
		const { entity_type: type, entity_id: id } = params;
		const rows = site.books.comments
			.rows()
			.filter(({ resource }) => (!type || resource.entity_type === type) && (!id || resource.entity_id === id))
			.filter(({ resource }) => matches(resource));
		const { resources, next_offset } = pageOf(rows, params, 'created_at');
		return { list: resources.map((comment) => ({ comment })), next_offset };
	});
}
