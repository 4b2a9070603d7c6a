import type { FastifyInstance, FastifyRequest } from 'fastify';

import { pathOf } from '../server/recordRequests';
import type { StandIn } from '../server/standIn';
import { chargebeeAnswers, chargebeeError, rateLimited } from './errors';
import type { ChargebeeSettings } from './settings';
import type { Actor, ChargebeeSite } from './site';

/** The API key: user name of HTTP Basic, with an empty password. */
function apiKeyOf(request: FastifyRequest, site: ChargebeeSite) {
	const [, encoded] = /^Basic (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
	const key = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8').replace(/:$/, '');
	return site.settings.apiKeys.find((known) => known.key === key);
}

/** Who sent a request, as events name it. */
export function actorOf(request: FastifyRequest, site: ChargebeeSite): Actor {
	return {
		source: 'api',
		user: apiKeyOf(request, site)?.name ?? '',
		webhooksDisabled: request.headers['chargebee-event-webhook'] === 'all-disabled',
	};
}

/** Refuses calls over the site's limit. */
export function limitRate(api: FastifyInstance, standIn: StandIn<ChargebeeSettings>, site: ChargebeeSite): void {
	api.addHook('preValidation', async () => {
		const { rateLimit, retryAfterHeader } = site.settings;
		if (rateLimit.calls === 0) return;
		const { remaining, resetSeconds } = standIn.windows.count(site.settings.site, rateLimit);
		if (remaining < 0) throw rateLimited('api_request_limit_exceeded', retryAfterHeader ? resetSeconds : undefined);
	});
}

/** Lets in a key of this site; a read-only key may only read. */
export function authenticate(api: FastifyInstance, site: ChargebeeSite): void {
	api.addHook('preValidation', async (request) => {
		const key = apiKeyOf(request, site);
		if (!key || key.site !== site.settings.site) throw chargebeeAnswers.unauthorized();
		if (key.access === 'full' || request.method === 'GET') return;
		const message = 'Sorry, the API key does not have the permission for this operation.';
		throw chargebeeError({ status: 403, type: 'invalid_request', code: 'api_authorization_failed', message });
	});
}

/** Whose record a write changes: a customer's own, or one of its documents. */
function customerWritten(request: FastifyRequest, { books }: ChargebeeSite): string | undefined {
	const [, collection, id = ''] = /\/(customers|invoices|credit_notes|subscriptions)\/([^/]+)/.exec(pathOf(request)) ?? [];
	const { customer_id, reference_invoice_id } = (request.body ?? {}) as { customer_id?: string; reference_invoice_id?: string };
	if (id.startsWith('import_')) return customer_id ?? books.invoices.get(reference_invoice_id)?.customer_id;
	if (collection === 'customers') return id;
	if (collection === 'invoices') return books.invoices.get(id)?.customer_id;
	if (collection === 'credit_notes') return books.creditNotes.get(id)?.customer_id;
	return collection === 'subscriptions' ? books.subscriptions.get(id)?.customer_id : undefined;
}

/** Refuses a write to a customer, or to a document of it, while another is going on. */
export function lockCustomers(api: FastifyInstance, site: ChargebeeSite): void {
	const locked = new Set<string>();
	const holds = new WeakMap<FastifyRequest, string>();
	const customerOf = (request: FastifyRequest) => (request.method === 'POST' ? customerWritten(request, site) : undefined);
	api.addHook('preValidation', async (request) => {
		const id = site.settings.lockTimeout ? customerOf(request) : undefined;
		if (id === undefined) return;
		if (locked.has(id)) throw rateLimited('lock_timeout');
		locked.add(id);
		holds.set(request, id);
	});
	// Not asked again whose record it is: the write may have deleted it.
	api.addHook('onSend', async (request) => {
		const id = holds.get(request);
		if (id !== undefined) locked.delete(id);
	});
}
