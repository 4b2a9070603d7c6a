import type { Check } from '../check';
import { failed, notChecked, passed } from '../finding';

/** Product Catalog 2.0: items and item prices, by which rules know what is sold. */
export const chargebeeCatalog: Check = {
	name: 'chargebee-catalog',
	needs: ['chargebee'],
	async run({ read }) {
		const [version] = (await read.configurations()).flatMap(({ product_catalog_version: known }) => known ?? []);
		if (version === 'v2') return [passed('The site has Product Catalog 2.0.')];
		if (version === undefined) return [notChecked('Chargebee does not say which product catalog the site has.', 'Look for item prices under Product Catalog: plans and addons without them are Product Catalog 1.0.')];
		return [failed(`The site has Product Catalog 1.0 (${version}): its plans and addons are no item prices, which rules are about.`, 'Ask Chargebee to move the site to Product Catalog 2.0 first.')];
	},
};
