import type { IExecuteFunctions } from 'n8n-workflow';

import type { TokenClaims } from '../../../../../lib/sync/setUp';
import { VISMA_CREDENTIAL } from '../../../client';

interface Kept {
	oauthTokenData?: { access_token?: string; scope?: string };
	scope?: string;
}

/** What the access token that n8n keeps says of itself: its claims, else the answer that brought it. The token stays here. */
export async function claimsOf(context: IExecuteFunctions): Promise<TokenClaims> {
	const { oauthTokenData: token, scope: asked } = await context.getCredentials<Kept>(VISMA_CREDENTIAL);
	const { scope, tenant_id: tenantId } = payloadOf(token?.access_token ?? '');
	// Where an authorization server leaves the scope out, it gave what was asked for (RFC 6749, 5.1).
	const scopes = listed(scope) ?? listed(token?.scope) ?? listed(asked);
	return { ...(scopes && { scopes }), ...(typeof tenantId === 'string' && { tenantId }) };
}

/** The claims of a JSON Web Token, unverified; nothing where it is none. */
function payloadOf(token: string): { scope?: unknown; tenant_id?: unknown } {
	try {
		const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
		return typeof claims === 'object' && claims !== null ? claims : {};
	} catch {
		return {};
	}
}

function listed(scope: unknown): string[] | undefined {
	if (Array.isArray(scope)) return scope.map(String);
	return typeof scope === 'string' && scope.trim() !== '' ? scope.trim().split(/\s+/) : undefined;
}
