import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listItemPrices } from '../../../lib/chargebee';
import { chargebeeSite } from '../site';
import { SHOWN, startingWith } from './shown';

/** Item prices for pickers, by name: those whose name starts with the text. */
export async function searchItemPrices(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await chargebeeSite(this);
	const itemPrices = await listItemPrices(client, { ...startingWith('name', filter), 'sort_by[asc]': 'name' }, SHOWN);
	return { results: itemPrices.map(({ id, name = id }) => ({ name: `${name} (${id})`, value: id })) };
}
