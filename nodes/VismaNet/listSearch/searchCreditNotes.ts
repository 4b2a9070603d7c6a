import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { CREDIT_NOTE } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { searchDocuments } from './searchDocuments';

/** Credit notes for pickers: the one whose number was typed, or the list, a page at a time. */
export async function searchCreditNotes(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	return await searchDocuments(client, CREDIT_NOTE, filter, paginationToken);
}
