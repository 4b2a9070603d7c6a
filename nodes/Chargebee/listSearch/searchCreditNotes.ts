import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listCreditNotes } from '../../../lib/chargebee';
import { chargebeeSite } from '../site';
import { SHOWN, startingWith } from './shown';

/** Credit notes for pickers, the newest first: those whose ID starts with the text. */
export async function searchCreditNotes(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await chargebeeSite(this);
	const query = { ...startingWith('id', filter), 'sort_by[desc]': 'date' };
	const creditNotes = await listCreditNotes(client, query, SHOWN, 'shown');
	return {
		results: creditNotes.map(({ id, status, customer_id: customer }) => ({
			name: `${id} (${status}, customer ${customer})`,
			value: id,
		})),
	};
}
