import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { CREDIT_NOTE } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { searchDocuments } from './searchDocuments';

/** Credit notes for pickers: the first ones of the list, or the one whose number was typed. */
export async function searchCreditNotes(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await vismaCompany(this);
	return await searchDocuments(client, CREDIT_NOTE, filter);
}
