import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listVatCategories } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { choices } from './choices';

/** VAT categories in use for pickers. */
export async function searchVatCategories(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const categories = (await listVatCategories(client)).filter(({ active }) => active !== false);
	return choices(
		categories.map(({ vatCategoryId, description }) => ({ name: `${vatCategoryId} ${description ?? ''}`, value: vatCategoryId })),
		filter,
	);
}
