import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { INVOICE } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { searchDocuments } from './searchDocuments';

/** Invoices for pickers: the one whose number was typed, or the list, a page at a time. */
export async function searchInvoices(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	return await searchDocuments(client, INVOICE, filter, paginationToken);
}
