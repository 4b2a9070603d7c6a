import type { FastifyInstance } from 'fastify';

import type { ChargebeeSite } from '../site';

/** Chargebee's Configuration: the cheapest read that proves site and key. */
export function configurationRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	api.get('/configurations', async () => ({
		configurations: [
			{ domain: site.settings.site, product_catalog_version: site.settings.productCatalog, chargebee_response_schema_type: 'items' },
		],
	}));
}
