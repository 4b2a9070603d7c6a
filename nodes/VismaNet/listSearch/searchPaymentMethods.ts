import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listPaymentMethods } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { choices } from './choices';

/** Payment methods in use for pickers. */
export async function searchPaymentMethods(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const methods = (await listPaymentMethods(client)).filter(({ active }) => active !== false);
	return choices(
		methods.map(({ paymentMethodID, description }) => ({ name: `${paymentMethodID} ${description ?? ''}`, value: paymentMethodID })),
		filter,
	);
}
