import type { ChargebeeClient } from './client';
import { findById } from './find';
import type { Form } from './form';
import { list } from './list';
import { recordPath } from './path';
import type { ChargebeeItemPrice } from './types/itemPrice';

const PATH = '/item_prices';

interface ItemPriceAnswer {
	item_price: ChargebeeItemPrice;
}

/** GET /item_prices/{id} */
export async function getItemPrice(client: ChargebeeClient, id: string): Promise<ChargebeeItemPrice> {
	return (await client.get<ItemPriceAnswer>(recordPath(PATH, id))).item_price;
}

/** GET /item_prices: the first `limit` that pass the filter, or all of them. */
export async function listItemPrices(client: ChargebeeClient, filter: Form, limit?: number): Promise<ChargebeeItemPrice[]> {
	const entries = await list<ItemPriceAnswer>(client, PATH, filter, limit);
	return entries.map((entry) => entry.item_price);
}

/** Reads item prices by id, 100 a call. Those that do not exist are absent from the map. */
export async function findItemPrices(client: ChargebeeClient, ids: string[]): Promise<Map<string, ChargebeeItemPrice>> {
	return await findById(ids, async (filter) => await listItemPrices(client, filter));
}
