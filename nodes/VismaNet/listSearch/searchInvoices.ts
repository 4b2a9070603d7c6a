import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { INVOICE } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { searchDocuments } from './searchDocuments';

/** Invoices for pickers: the first ones of the list, or the one whose number was typed. */
export async function searchInvoices(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	return await searchDocuments(client, INVOICE, filter);
}
