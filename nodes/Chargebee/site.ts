import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { RetryPolicy } from '../../lib/http';
import { ChargebeeClient, siteUrl } from '../../lib/chargebee';
import { counting } from '../shared/calls';
import { type Caller, wire } from '../shared/wire';
import type { BookedAs } from './bookedAs';

export const CHARGEBEE_CREDENTIAL = 'chargebeeSiteApi';

/** What the credential says beside the key. */
export interface SiteCredential {
	site: string;
	baseUrl?: string;
	customerIdPrefix: string;
	/** Absent in credentials that were saved before there was such a field. */
	linkedCustomers?: string;
	invoiceIdPrefix: string;
	/** IANA name of the site's time zone. */
	timezone?: string;
	/** Absent in credentials that were saved before there was such a field. */
	bookedAs?: BookedAs;
	/** Whether audit records hold nothing personal; absent in credentials that were saved before there was such a field. */
	maskPersonalFields?: boolean;
	webhookUser?: string;
	webhookPassword?: string;
}

/** The site that the credential names, and a client that calls it. */
export interface Site {
	client: ChargebeeClient;
	/** Where the client's calls go. */
	baseUrl: string;
	credential: SiteCredential;
	/** How many calls the client has made so far. */
	calls: () => number;
}

export interface SiteOptions {
	policy?: Partial<RetryPolicy>;
	/** Whether webhook endpoints hear of our writes. */
	raiseWebhooks?: boolean;
	/** How long one attempt of a call may take. */
	timeoutMs?: number;
}

export async function chargebeeSite(
	caller: Caller,
	{ policy, raiseWebhooks = false, timeoutMs }: SiteOptions = {},
): Promise<Site> {
	const credential = await caller.getCredentials<SiteCredential & ICredentialDataDecryptedObject>(CHARGEBEE_CREDENTIAL);
	const baseUrl = siteUrl(credential.site, credential.baseUrl);
	const { wire: counted, calls } = counting(wire(caller, CHARGEBEE_CREDENTIAL, policy, timeoutMs));
	return { client: new ChargebeeClient(counted, { baseUrl, raiseWebhooks }), baseUrl, credential, calls };
}
