import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listAccounts } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { choices } from './choices';

/** Active accounts for pickers; those that refuse journals say so. */
export async function searchAccounts(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const accounts = await listAccounts(client, { active: true });
	const refuses = (allowed: boolean | null | undefined) => (allowed === false ? ' (no manual entry)' : '');
	return choices(
		accounts.map(({ accountCD, description, allowManualEntry }) => ({
			name: `${accountCD} ${description ?? ''}${refuses(allowManualEntry)}`,
			value: accountCD,
		})),
		filter,
	);
}
