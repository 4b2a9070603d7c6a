import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { done } from '../server/controlRoutes';
import { Refusal } from '../server/refusal';
import { customFieldSchema } from './customFields';
import type { ChargebeeEvent } from './eventStore';
import { lifeRoutes } from './life/routes';
import { CUSTOMER_DEFAULTS, merged } from './resources/customer/write';
import { PERSON } from './people';
import type { ChargebeeSite } from './site';
import { webhookControlRoutes } from './webhooks/controlRoutes';

const rowsSchema = z.object({
	customers: z.array(z.object({ id: z.string().max(50), created_at: z.number().int() }).passthrough()),
});

const eventsSchema = z.object({
	events: z.array(z.custom<ChargebeeEvent>((event) => typeof event === 'object' && event !== null)),
});

/** What a person does in the site's own pages, and what only a sandbox can do, under `/_sandbox`. */
export function chargebeeControlRoutes(app: FastifyInstance, site: ChargebeeSite): void {
	lifeRoutes(app, site);
	webhookControlRoutes(app, site);
	app.post('/custom-fields', async (request) => {
		const field = customFieldSchema.parse(request.body);
		site.customFields.set(field.name, field);
		return field;
	});
	app.delete('/custom-fields/:name', async (request) => {
		const { name } = z.object({ name: z.string() }).parse(request.params);
		return done(() => site.customFields.delete(name));
	});
	app.put('/customers/:id', async (request) => {
		const { id } = z.object({ id: z.string() }).parse(request.params);
		const customer = site.customers.get(id);
		if (!customer) throw new Refusal(404, { message: `No customer ${id}` });
		return site.change(merged(customer, z.record(z.unknown()).parse(request.body)), 'customer_changed', PERSON);
	});
	// Rows as given: the only way to have one without updated_at, as old rows of real sites are.
	app.post('/customers/bulk', async (request) => {
		const { customers } = rowsSchema.parse(request.body);
		const version = (row: { created_at: number }) => ({ resource_version: row.created_at * 1000, deleted: false });
		return done(() =>
			customers.forEach((row) => site.customers.put({ ...CUSTOMER_DEFAULTS, ...version(row), ...row })),
		);
	});
	// Events as given, not delivered: such as become visible later than younger ones.
	app.post('/events/bulk', async (request) => {
		const { events } = eventsSchema.parse(request.body);
		return done(() => events.forEach((event) => site.events.put(event)));
	});
}
