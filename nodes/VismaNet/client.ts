import type { RateBudget, RetryPolicy } from '../../lib/http';
import { VismaClient } from '../../lib/visma';
import { counting } from '../shared/calls';
import { type Caller, wire } from '../shared/wire';
import { sharedOf, sharing } from './companies';

export const VISMA_CREDENTIAL = 'vismaNetOAuth2Api';

/** The company that the credential names, and a client that calls it. */
export interface VismaCompany {
	client: VismaClient;
	/** The company, or the tenant that is one, by its ID. */
	name: string;
	/** IANA name of the zone in which the company's times are. */
	timezone: string;
	/** The rate limit, as every call of this process to the company has seen it. */
	budget: RateBudget;
	/** How many n8n processes spend that budget. */
	processes: number;
	/** How many calls the client has made so far. */
	calls: () => number;
}

interface CredentialData {
	baseUrl: string;
	clientId?: string;
	tenantId?: string;
	companyId?: string;
	timezone: string;
	/** Absent in credentials that were saved before there was such a field. */
	processes?: number;
}

export async function vismaCompany(caller: Caller, policy: Partial<RetryPolicy> = {}): Promise<VismaCompany> {
	const credential = await caller.getCredentials<CredentialData>(VISMA_CREDENTIAL);
	const { baseUrl, companyId, timezone, processes = 1 } = credential;
	const shared = sharedOf(credential);
	const { wire: counted, calls } = counting(wire(caller, VISMA_CREDENTIAL, policy));
	const client = new VismaClient(sharing(counted, shared), { baseUrl, companyId });
	return { client, name: companyId || credential.tenantId || '', timezone, budget: shared.budget, processes, calls };
}
