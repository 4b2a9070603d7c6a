import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listSubaccounts } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { choices } from './choices';

/** Subaccounts for pickers, by their numbers. */
export async function searchSubaccounts(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const subaccounts = await listSubaccounts(client);
	return choices(
		subaccounts.map(({ subaccountNumber, description }) => ({
			name: `${subaccountNumber ?? ''} ${description ?? ''}`,
			value: subaccountNumber ?? '',
		})),
		filter,
	);
}
