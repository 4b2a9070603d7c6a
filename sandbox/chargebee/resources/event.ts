import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { notFound } from '../errors';
import { flag, oneOf, readParams, text, wholeNumber } from '../fields';
import { filterSchemas, matcher, type FilterKind } from '../filters';
import { pageOf } from '../listing';
import type { ChargebeeSite } from '../site';

const EVENT_FILTERS = {
	id: 'id',
	event_type: 'choice',
	webhook_status: 'choice',
	source: 'choice',
	occurred_at: 'time',
} satisfies Record<string, FilterKind>;

const listParams = z
	.object({
		...filterSchemas(EVENT_FILTERS),
		limit: wholeNumber().refine((limit) => limit === null || (limit >= 1 && limit <= 100), 'must be from 1 to 100'),
		offset: text(1000),
		include_deleted: flag(),
		sort_by: z
			.object({ asc: oneOf(['occurred_at']), desc: oneOf(['occurred_at']) })
			.partial()
			.strict(),
	})
	.partial()
	.strict();

/** Chargebee's Event: list and retrieve. */
export function eventRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	api.get('/events', async (request) => {
		const params = readParams(listParams, request.query);
		const matches = matcher(EVENT_FILTERS, params);
		const { resources, next_offset } = pageOf(
			site.events.rows().filter(({ resource }) => matches(resource)),
			params,
			'occurred_at',
		);
		return { list: resources.map((event) => ({ event })), next_offset };
	});
	api.get('/events/:id', async (request) => {
		const { id } = z.object({ id: z.string() }).parse(request.params);
		const event = site.events.get(id);
		if (!event) throw notFound(id);
		return { event };
	});
}
