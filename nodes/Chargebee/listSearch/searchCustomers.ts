import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listCustomers } from '../../../lib/chargebee';
import { chargebeeSite } from '../site';
import { SHOWN, startingWith } from './shown';

/** Customers for pickers: those whose company name starts with the text. */
export async function searchCustomers(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await chargebeeSite(this);
	const customers = await listCustomers(client, startingWith('company', filter), SHOWN);
	return {
		results: customers.map(({ id, company, first_name: first = '', last_name: last = '' }) => ({
			name: `${company ?? `${first} ${last}`.trim()} (${id})`,
			value: id,
		})),
	};
}
