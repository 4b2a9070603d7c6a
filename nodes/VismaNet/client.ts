import type { RetryPolicy } from '../../lib/http';
import { VismaClient } from '../../lib/visma';
import { type Caller, wire } from '../shared/wire';

export const VISMA_CREDENTIAL = 'vismaNetOAuth2Api';

/** The company that the credential names, and a client that calls it. */
export interface VismaCompany {
	client: VismaClient;
	/** IANA name of the zone in which the company's times are. */
	timezone: string;
}

export async function vismaCompany(caller: Caller, policy: Partial<RetryPolicy> = {}): Promise<VismaCompany> {
	const { baseUrl, companyId, timezone } = await caller.getCredentials<{
		baseUrl: string;
		companyId?: string;
		timezone: string;
	}>(VISMA_CREDENTIAL);
	return { client: new VismaClient(wire(caller, VISMA_CREDENTIAL, policy), { baseUrl, companyId }), timezone };
}
