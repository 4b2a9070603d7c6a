import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { tokenError } from './errors';
import type { VismaCompany } from './company';

const form = z.object({
	grant_type: z.string().default(''),
	client_id: z.string().optional(),
	client_secret: z.string().optional(),
	scope: z.string().default(''),
	tenant_id: z.string().optional(),
});

/** Client id and secret from the Basic header, when there is one (RFC 6749 2.3.1: form-encoded before base64). */
function basicCredentials(request: FastifyRequest): { id?: string; secret?: string } {
	const [, encoded] = /^Basic (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
	if (encoded === undefined) return {};
	const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 2);
	return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) };
}

/** `POST /connect/token`: OAuth 2.0 client credentials with a tenant. */
export function tokenRoute(api: FastifyInstance, company: VismaCompany): void {
	api.post('/connect/token', async (request, reply) => {
		const asked = form.parse(request.body ?? {});
		const basic = basicCredentials(request);
		const { settings } = company;
		if (asked.grant_type !== 'client_credentials') {
			throw tokenError('unsupported_grant_type', 'Only client_credentials is supported.');
		}
		const client = settings.clients.find(({ id }) => id === (asked.client_id ?? basic.id));
		if (!client || client.secret !== (asked.client_secret ?? basic.secret)) {
			throw tokenError('invalid_client', 'Client id or secret is not right.');
		}
		const scopes = asked.scope.split(' ').filter(Boolean);
		const foreign = scopes.filter((scope) => !client.scopes.includes(scope));
		if (scopes.length === 0 || foreign.length > 0) {
			throw tokenError('invalid_scope', `Scope not granted: ${foreign.join(' ') || '(none asked)'}`);
		}
		if (asked.tenant_id !== undefined && !settings.tenants.some(({ id }) => id === asked.tenant_id)) {
			throw tokenError('invalid_tenant', 'The application is not granted for this tenant.');
		}
		const now = company.now();
		const lifetime = settings.tokenLifetimeSeconds;
		const grant = { clientId: client.id, tenantId: asked.tenant_id, scopes, expiresAt: now + lifetime * 1000 };
		reply.header('cache-control', 'no-store');
		return {
			access_token: company.tokens.issue(grant, now),
			expires_in: lifetime,
			token_type: 'Bearer',
			scope: scopes.join(' '),
		};
	});
}
