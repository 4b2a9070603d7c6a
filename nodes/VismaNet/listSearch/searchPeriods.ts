import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { ledgerPeriods, listFinancialPeriods } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { choices } from './choices';

/** Financial periods for pickers, the newest first; those that take no batches say so. */
export async function searchPeriods(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const periods = ledgerPeriods(await listFinancialPeriods(client)).reverse();
	return choices(
		periods.map(({ id, startDate, endDate, open }) => ({
			name: `${id} (${startDate} to ${endDate})${open ? '' : ' closed'}`,
			value: id,
		})),
		filter,
	);
}
