import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listSubaccounts } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { segmentsText } from '../segments';
import { choices } from './choices';

/** Active subaccounts for lines, which take the values of their segments instead of their numbers. */
export async function searchSegments(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const subaccounts = await listSubaccounts(client, { active: true });
	return choices(
		subaccounts.map(({ subaccountNumber, description, segments }) => ({
			name: `${subaccountNumber ?? ''} ${description ?? ''}`,
			value: segmentsText(segments ?? []),
		})),
		filter,
	);
}
