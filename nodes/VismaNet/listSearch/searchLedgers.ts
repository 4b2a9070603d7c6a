import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listLedgers } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { choices } from './choices';

/** Ledgers for pickers: those that take journals. */
export async function searchLedgers(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const ledgers = (await listLedgers(client)).filter(({ balanceType }) => !balanceType || balanceType === 'Actual');
	return choices(
		ledgers.map(({ number, description }) => ({ name: `${number} ${description ?? ''}`, value: number })),
		filter,
	);
}
