import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listCreditTerms } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { choices } from './choices';

/** Credit terms for pickers. */
export async function searchCreditTerms(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const terms = await listCreditTerms(client);
	return choices(
		terms.map(({ termsId, description }) => ({ name: `${termsId} ${description ?? ''}`, value: termsId })),
		filter,
	);
}
