import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listEndpoints } from '../../../lib/chargebee';
import { chargebeeSite } from '../site';

/** The webhook endpoints of the site for pickers; there are five at most. */
export async function searchEndpoints(this: ILoadOptionsFunctions): Promise<INodeListSearchResult> {
	const { client } = await chargebeeSite(this);
	const endpoints = await listEndpoints(client);
	return { results: endpoints.map(({ id, name, url }) => ({ name: `${name} (${url})`, value: id })) };
}
