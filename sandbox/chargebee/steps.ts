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

/** Refuses a write to a customer while another is going on. */
export function lockCustomers(api: FastifyInstance, site: ChargebeeSite): void {
	const locked = new Map<string, FastifyRequest>();
	const customerOf = (request: FastifyRequest) => {
		const [, id] = request.method === 'POST' ? (/\/customers\/([^/]+)/.exec(pathOf(request)) ?? []) : [];
		return id;
	};
	api.addHook('preValidation', async (request) => {
		const id = customerOf(request);
		if (id === undefined || !site.settings.lockTimeout) return;
		if (locked.has(id)) throw rateLimited('lock_timeout');
		locked.set(id, request);
	});
	api.addHook('onSend', async (request) => {
		const id = customerOf(request);
		if (id !== undefined && locked.get(id) === request) locked.delete(id);
	});
}
