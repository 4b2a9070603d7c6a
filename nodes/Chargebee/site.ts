import type { RetryPolicy } from '../../lib/http';
import { ChargebeeClient, siteUrl } from '../../lib/chargebee';
import { type Caller, wire } from '../shared/wire';

export const CHARGEBEE_CREDENTIAL = 'chargebeeSiteApi';

/** The site that the credential names, and a client that calls it. */
export interface Site {
	client: ChargebeeClient;
	customerIdPrefix: string;
}

export interface SiteOptions {
	policy?: Partial<RetryPolicy>;
	/** Whether webhook endpoints hear of our writes. */
	raiseWebhooks?: boolean;
}

export async function chargebeeSite(caller: Caller, { policy, raiseWebhooks = false }: SiteOptions = {}): Promise<Site> {
	const { site, baseUrl, customerIdPrefix } = await caller.getCredentials<{
		site: string;
		baseUrl?: string;
		customerIdPrefix: string;
	}>(CHARGEBEE_CREDENTIAL);
	const address = { baseUrl: siteUrl(site, baseUrl), raiseWebhooks };
	return { client: new ChargebeeClient(wire(caller, CHARGEBEE_CREDENTIAL, policy), address), customerIdPrefix };
}
