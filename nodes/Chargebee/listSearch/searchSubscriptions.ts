import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listSubscriptions } from '../../../lib/chargebee';
import { chargebeeSite } from '../site';
import { SHOWN, startingWith } from './shown';

/** Subscriptions for pickers, the newest first: those whose ID starts with the text. */
export async function searchSubscriptions(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { client } = await chargebeeSite(this);
	const query = { ...startingWith('id', filter), 'sort_by[desc]': 'created_at' };
	const subscriptions = await listSubscriptions(client, query, SHOWN);
	return {
		results: subscriptions.map(({ id, status, customer_id: customer }) => ({
			name: `${id} (${status}, customer ${customer})`,
			value: id,
		})),
	};
}
