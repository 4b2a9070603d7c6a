import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listBranches } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { choices } from './choices';

/** Branches in use for pickers. */
export async function searchBranches(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const branches = (await listBranches(client)).filter(({ isActive }) => isActive !== false);
	return choices(
		branches.map(({ number, name }) => ({ name: `${number} ${name ?? ''}`, value: number })),
		filter,
	);
}
