import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listInvoices } from '../../../lib/chargebee';
import { chargebeeSite } from '../site';
import { SHOWN, startingWith } from './shown';

/** Invoices for pickers, the newest first: those whose ID starts with the text. */
export async function searchInvoices(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await chargebeeSite(this);
	const query = { ...startingWith('id', filter), 'sort_by[desc]': 'date' };
	const invoices = await listInvoices(client, query, SHOWN, 'shown');
	return {
		results: invoices.map(({ id, status, customer_id: customer }) => ({
			name: `${id} (${status}, customer ${customer})`,
			value: id,
		})),
	};
}
