import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { done } from '../../server/controlRoutes';
import type { ChargebeeSite } from '../site';
import { shownEndpoint } from './endpoint';

const redelivery = z.object({
	/** Events by id; all of the given types when absent. */
	eventIds: z.array(z.string()).optional(),
	eventTypes: z.array(z.string()).optional(),
	endpointId: z.string().optional(),
});

/** The delivery log and redelivery, under `/_sandbox`. */
export function webhookControlRoutes(app: FastifyInstance, site: ChargebeeSite): void {
	const { post } = site;
	app.addHook('onResponse', async (request) => {
		// Settings may have let deliveries go.
		if (request.method === 'PATCH') post.look();
	});
	app.get('/webhooks', async () => ({
		...post.state(),
		endpoints: post.endpoints
			.all()
			.filter(({ deleted }) => !deleted)
			.map(shownEndpoint),
		deliveries: post.deliveries(),
	}));
	app.delete('/webhooks', async () => done(() => post.clearLog()));
	app.post('/webhooks/hurry', async () => done(() => post.hurry()));
	app.post('/webhooks/redeliver', async (request) => {
		const { eventIds, eventTypes, endpointId } = redelivery.parse(request.body ?? {});
		const ids = eventIds && new Set(eventIds);
		const types = eventTypes && new Set(eventTypes);
		const events = site.events
			.all()
			.filter((event) => (!ids || ids.has(event.id)) && (!types || types.has(event.event_type)));
		return { deliveries: post.redeliver(events, endpointId) };
	});
}
