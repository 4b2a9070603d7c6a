import {
	CHARGEBEE_API_KEY,
	CHARGEBEE_SITE,
	VISMA_CLIENT_ID,
	VISMA_CLIENT_SECRET,
	VISMA_COMPANY_ID,
	VISMA_COMPANY_TENANT_ID,
	VISMA_SCOPES,
} from '../identities';
import type { N8nClient } from '../n8n/client';
import type { CredentialTestResult } from '../n8n/client/credentials';
import type { CredentialReferences } from './templates';

/** Where the sandbox servers listen. */
export interface SandboxUrls {
	visma: string;
	chargebee: string;
}

export interface CredentialInput {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** Basic authentication of Chargebee's webhooks; the customers' flow needs none, but it must never leak either. */
export const WEBHOOK_PASSWORD = 'webhooks of the sandbox, 9Tz4';

/** The Visma.net credential as a person would fill it in, except for the addresses. */
export function vismaCredential({ visma }: SandboxUrls): CredentialInput {
	return {
		name: 'Visma.net (sandbox)',
		type: 'vismaNetOAuth2Api',
		data: {
			clientId: VISMA_CLIENT_ID,
			clientSecret: VISMA_CLIENT_SECRET,
			tenantId: VISMA_COMPANY_TENANT_ID,
			companyId: VISMA_COMPANY_ID,
			scope: VISMA_SCOPES.join(' '),
			timezone: 'Europe/Oslo',
			baseUrl: visma,
			accessTokenUrl: `${visma}/connect/token`,
		},
	};
}

/** The Chargebee credential as a person would fill it in, except for the address. */
export function chargebeeCredential({ chargebee }: SandboxUrls): CredentialInput {
	return {
		name: 'Chargebee (sandbox)',
		type: 'chargebeeSiteApi',
		data: {
			site: CHARGEBEE_SITE,
			apiKey: CHARGEBEE_API_KEY,
			timezone: 'Europe/Oslo',
			customerIdPrefix: 'VN-',
			invoiceIdPrefix: 'VN-',
			baseUrl: chargebee,
			webhookUser: 'chargebee',
			webhookPassword: WEBHOOK_PASSWORD,
		},
	};
}

/** Creates the credential, or updates the one of that name, and tests it through n8n. */
export async function saveAndTest(
	n8n: N8nClient,
	input: CredentialInput,
): Promise<{ id: string; test: CredentialTestResult }> {
	const known = await n8n.credentials.find(input.name, input.type);
	if (known) await n8n.credentials.update(known, input);
	const id = known ?? (await n8n.credentials.create(input));
	return { id, test: await n8n.credentials.test({ id, ...input }) };
}

/** Saves and tests both credentials; throws n8n's own words when a test is not OK. */
export async function saveCredentials(n8n: N8nClient, urls: SandboxUrls): Promise<CredentialReferences> {
	const references: CredentialReferences = {};
	for (const input of [vismaCredential(urls), chargebeeCredential(urls)]) {
		const { id, test } = await saveAndTest(n8n, input);
		if (test.status !== 'OK') throw new Error(`The credential "${input.name}" failed its test: ${test.message}`);
		references[input.type] = { id, name: input.name };
	}
	return references;
}
