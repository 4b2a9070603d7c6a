import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { VismaClient } from '../../../lib/visma';
import { vismaCompany } from '../client';
import { type Choice, choices } from './choices';

/** A picker of a list that Visma.net hands over whole, or that is short enough to be read so. */
export const listPicker = (read: (client: VismaClient) => Promise<Choice[]>) =>
	async function search(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
		const { client } = await vismaCompany(this);
		return choices(await read(client), filter, paginationToken);
	};
