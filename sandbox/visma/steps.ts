import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { StandIn } from '../server/standIn';
import type { VismaCompany } from './company';
import { gatewayError, vismaAnswers } from './errors';
import type { VismaSettings } from './settings';
import type { Grant } from './tokens';

const SCOPE_OF_METHOD: Record<string, string> = { GET: 'read', POST: 'create', PUT: 'update', DELETE: 'delete' };

/** What the token of a request is good for. */
export function grantOf(request: FastifyRequest, company: VismaCompany): Grant | undefined {
	const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
	return token === undefined ? undefined : company.tokens.find(token, company.now());
}

/** Counts calls per company and client, and says on every answer what is left. */
export function limitRate(api: FastifyInstance, standIn: StandIn<VismaSettings>, company: VismaCompany): void {
	api.addHook('preValidation', async (request, reply) => {
		const limit = company.settings.rateLimit;
		if (limit.calls === 0) return;
		const grant = grantOf(request, company);
		const { remaining, resetSeconds } = standIn.windows.count(`${grant?.clientId} ${grant?.tenantId}`, limit);
		reply.headers({
			'x-ratelimit-limit': limit.calls,
			'x-ratelimit-remaining': Math.max(0, remaining),
			'x-ratelimit-reset': resetSeconds,
			'x-ratelimit-policy': '4-fixed-window',
		});
		if (remaining < 0) throw vismaAnswers.rateLimited(resetSeconds);
	});
}

/** Lets in who has a living token of a company tenant with the right scope, and names no other company. */
export function authenticate(api: FastifyInstance, company: VismaCompany): void {
	api.addHook('preValidation', async (request) => {
		const grant = grantOf(request, company);
		const tenant = company.settings.tenants.find(({ id }) => id === grant?.tenantId);
		if (!grant || tenant?.kind !== 'company') throw vismaAnswers.unauthorized();
		const scope = `vismanet_erp_service_api:${SCOPE_OF_METHOD[request.method]}`;
		if (!grant.scopes.includes(scope)) throw gatewayError(403, '12013', `The access token lacks the scope ${scope}.`);
		const named = request.headers['ipp-company-id'];
		if (named !== undefined && named !== tenant.companyId) {
			throw gatewayError(400, '12002', 'Invalid parameter: ipp-company-id');
		}
	});
}
