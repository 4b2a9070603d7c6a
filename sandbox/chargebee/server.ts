import type { FastifyInstance } from 'fastify';

import { breakAnswers, breakRequests } from '../server/breakRequests';
import { controlRoutes } from '../server/controlRoutes';
import { createHttpServer } from '../server/http';
import { recordAnswers, recordRequests } from '../server/recordRequests';
import { Refusal } from '../server/refusal';
import { sleep } from '../server/sleep';
import { StandIn } from '../server/standIn';
import { chargebeeControlRoutes } from './controlRoutes';
import { chargebeeError } from './errors';
import { rememberAnswers } from './idempotency';
import { commentRoutes } from './resources/comment';
import { configurationRoutes } from './resources/configuration';
import { creditNoteRoutes } from './resources/creditNote';
import { customerRoutes } from './resources/customer/routes';
import { eventRoutes } from './resources/event';
import { invoiceRoutes } from './resources/invoice/routes';
import { itemPriceRoutes } from './resources/itemPrice';
import { subscriptionRoutes } from './resources/subscription/routes';
import { transactionRoutes } from './resources/transaction';
import { unbilledChargeRoutes } from './resources/unbilledCharge';
import { usageRoutes } from './resources/usage';
import { webhookEndpointRoutes } from './resources/webhookEndpoint/routes';
import type { ChargebeeSettings } from './settings';
import { ChargebeeSite } from './site';
import { authenticate, limitRate, lockCustomers } from './steps';

function refuseInChargebeesWords(api: FastifyInstance): void {
	api.setNotFoundHandler(async (request) => {
		const message = `Sorry, ${request.method} is not supported here, or the path is wrong.`;
		throw chargebeeError({ status: 404, type: 'invalid_request', code: 'resource_not_found', message });
	});
	api.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
		const status = error.statusCode === 415 ? 400 : (error.statusCode ?? 500);
		const code = status === 500 ? 'internal_error' : 'invalid_request';
		const refusal = error instanceof Refusal ? error : chargebeeError({ status, code, message: error.message });
		return reply.code(refusal.status).headers(refusal.headers).send(refusal.body);
	});
}

function apiRoutes(api: FastifyInstance, standIn: StandIn<ChargebeeSettings>, site: ChargebeeSite): void {
	// Bodies are forms; JSON is refused as an unsupported media type.
	api.removeContentTypeParser('application/json');
	refuseInChargebeesWords(api);
	recordRequests(api, standIn);
	breakRequests(api, standIn);
	limitRate(api, standIn, site);
	authenticate(api, site);
	api.addHook('preValidation', async () => site.catchUp());
	rememberAnswers(api, site);
	lockCustomers(api, site);
	api.addHook('preValidation', async () => await sleep(site.settings.latencyMs));
	breakAnswers(api, standIn);
	recordAnswers(api, standIn);
	commentRoutes(api, site);
	configurationRoutes(api, site);
	customerRoutes(api, site);
	eventRoutes(api, site);
	itemPriceRoutes(api, site);
	subscriptionRoutes(api, site);
	usageRoutes(api, site);
	unbilledChargeRoutes(api, site);
	invoiceRoutes(api, site);
	creditNoteRoutes(api, site);
	transactionRoutes(api, site);
	webhookEndpointRoutes(api, site);
}

/** A running site: what it holds, what it logs and breaks, and the server before it. */
export interface ChargebeeServer {
	app: FastifyInstance;
	standIn: StandIn<ChargebeeSettings>;
	site: ChargebeeSite;
}

/** A server that behaves like one Chargebee site's API v2. */
export function createChargebeeServer(): ChargebeeServer {
	const site = new ChargebeeSite();
	const standIn = new StandIn<ChargebeeSettings>(site);
	const app = createHttpServer();
	site.post.onChange = () => standIn.changes.emit('change');
	app.addHook('onClose', async () => site.post.close());
	app.register(
		async (control) => {
			controlRoutes(control, standIn);
			chargebeeControlRoutes(control, site);
		},
		{ prefix: '/_sandbox' },
	);
	app.register(async (api) => apiRoutes(api, standIn, site), { prefix: '/api/v2' });
	return { app, standIn, site };
}
