import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { CUSTOMERS, lookUpCustomer, type VismaCustomer } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { pageOfChoices } from './pageOfChoices';

const choice = ({ number, name }: VismaCustomer) => ({ name: `${name ?? ''} (${number})`, value: number });

/** Customers for pickers: those whose name holds the text, a page at a time, or the one with this number. */
export async function searchCustomers(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	const text = filter.trim();
	const named = /\d/.test(text) ? await lookUpCustomer(client, text) : undefined;
	if (named) return { results: [choice(named)] };
	return await pageOfChoices<VismaCustomer & { timeStamp?: string }>(client, CUSTOMERS, { name: text }, choice, paginationToken);
}
