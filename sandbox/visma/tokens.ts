/** An access token and what it is good for. */
export interface Grant {
	clientId: string;
	tenantId: string | undefined;
	scopes: string[];
	/** Milliseconds since 1970. */
	expiresAt: number;
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The access tokens given out; they look like JWTs with a tenant claim and are looked up, not verified. */
export class Tokens {
	private grants = new Map<string, Grant>();
	private issued = 0;

	issue(grant: Grant, now: number): string {
		const claims = {
			iss: 'https://connect.visma.com',
			aud: 'https://api.finance.visma.net/erp/service',
			client_id: grant.clientId,
			tenant_id: grant.tenantId,
			scope: grant.scopes,
			iat: Math.floor(now / 1000),
			exp: Math.floor(grant.expiresAt / 1000),
			jti: String(++this.issued),
		};
		const signature = Buffer.from(`sandbox signature ${this.issued}`).toString('base64url');
		const token = `${encode({ alg: 'RS256', typ: 'at+jwt' })}.${encode(claims)}.${signature}`;
		this.grants.set(token, grant);
		return token;
	}

	find(token: string, now: number): Grant | undefined {
		const grant = this.grants.get(token);
		return grant && grant.expiresAt > now ? grant : undefined;
	}

	/** Makes every token given out so far worthless. */
	expireAll(): void {
		this.grants.clear();
	}
}
