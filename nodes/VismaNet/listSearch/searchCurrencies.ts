import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listCurrencies } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { choices } from './choices';

/** Currencies for pickers. */
export async function searchCurrencies(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const currencies = (await listCurrencies(client)).filter(({ isUsedForAccounting }) => isUsedForAccounting !== false);
	return choices(
		currencies.map(({ id, description }) => ({ name: `${id} ${description ?? ''}`, value: id })),
		filter,
	);
}
