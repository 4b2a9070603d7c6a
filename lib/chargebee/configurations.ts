import type { ChargebeeClient } from './client';

/** The parts of Chargebee's Configuration that this package reads. */
export interface ChargebeeConfiguration {
	/** The name of the site. */
	domain?: string;
	/** `v1`: plans and addons; `v2`: items and item prices. */
	product_catalog_version?: string;
}

/** GET /configurations */
export async function listConfigurations(client: ChargebeeClient): Promise<ChargebeeConfiguration[]> {
	return (await client.get<{ configurations?: ChargebeeConfiguration[] }>('/configurations')).configurations ?? [];
}
