import type { FastifyInstance } from 'fastify';

import type { CommonSettings, StandIn } from '../server/standIn';
import { invoiceRoutes } from './invoiceRoutes';
import { journalRoutes } from './journalRoutes';
import { matchCustomers } from './matchCustomers';
import type { Servers } from './server';
import { subscriptionRoutes } from './subscriptionRoutes';

/** Rows of the request log that the page shows. */
const SHOWN_REQUESTS = 200;

function switches(standIn: StandIn<CommonSettings>) {
	const { latencyMs, rateLimit } = standIn.vendor.settings;
	const faults = standIn.faults.list().filter(({ times, used }) => times === 0 || used < times);
	return { latencyMs, rateLimit, faults };
}

const latest = (standIn: StandIn<CommonSettings>) => standIn.log.since(0).slice(-SHOWN_REQUESTS);

/** What the page shows, as JSON. */
export function dataRoutes(app: FastifyInstance, { visma, chargebee }: Servers): void {
	app.get('/data/customers', async () => ({
		rows: matchCustomers(visma.company.customers.all(), chargebee.site.customers.all()),
	}));
	app.get('/data/servers', async () => ({
		visma: switches(visma.standIn),
		chargebee: {
			...switches(chargebee.standIn),
			customFields: [...chargebee.site.customFields.keys()],
		},
	}));
	subscriptionRoutes(app, chargebee.site);
	invoiceRoutes(app, visma.company, chargebee.site);
	journalRoutes(app, visma.company, chargebee.site);
	app.get('/data/requests', async () => ({ visma: latest(visma.standIn), chargebee: latest(chargebee.standIn) }));
}
