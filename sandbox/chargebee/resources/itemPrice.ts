import type { FastifyInstance } from 'fastify';

import type { ItemPrice } from '../billing/shapes';
import type { FilterKind } from '../filters';
import { ResourceStore } from '../resourceStore';
import type { ChargebeeSite } from '../site';
import { known } from './known';
import { listOf } from './list';

const FILTERS = {
	id: 'id',
	name: 'id',
	pricing_model: 'choice',
	item_id: 'id',
	item_family_id: 'id',
	item_type: 'choice',
	currency_code: 'id',
	price_variant_id: 'id',
	trial_period: 'number',
	trial_period_unit: 'choice',
	status: 'choice',
	updated_at: 'time',
	business_entity_id: 'optionalId',
	include_site_level_resources: 'flag',
	period_unit: 'choice',
	period: 'number',
	channel: 'choice',
} satisfies Record<string, FilterKind>;

/** The prices in the order of a text field: pages count by place, and text has none. */
function byText(store: ResourceStore<ItemPrice>, field: 'id' | 'name', direction: 1 | -1): ResourceStore<ItemPrice> {
	const sorted = new ResourceStore<ItemPrice>();
	const compare = (a: ItemPrice, b: ItemPrice) => direction * a[field].localeCompare(b[field]);
	sorted.fill(store.all().sort(compare));
	return sorted;
}

/** Chargebee's Item Price: list and retrieve. */
export function itemPriceRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	const { itemPrices } = site.books;
	const list = (store: ResourceStore<ItemPrice>, query: object) =>
		listOf({ name: 'item_price', store, filters: FILTERS, sorts: ['created_at', 'updated_at'] })(query);

	api.get('/item_prices', async (request) => {
		const { sort_by, ...query } = request.query as { sort_by?: { asc?: string; desc?: string } };
		const field = sort_by?.asc ?? sort_by?.desc;
		if (field !== 'id' && field !== 'name') return list(itemPrices, request.query as object);
		return list(byText(itemPrices, field, sort_by?.desc ? -1 : 1), query);
	});
	api.get('/item_prices/:id', async (request) => ({ item_price: known(itemPrices, request) }));
}
