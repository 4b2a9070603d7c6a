import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listCustomers } from '../../../lib/visma';
import { vismaCompany } from '../client';

const SHOWN = 100;

/** Customers for pickers: those whose name holds the text. */
export async function searchCustomers(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const customers = await listCustomers(client, { name: filter }, SHOWN);
	return { results: customers.map(({ number, name }) => ({ name: `${name ?? ''} (${number})`, value: number })) };
}
