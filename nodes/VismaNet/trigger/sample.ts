import { type IDataObject, type IPollFunctions, NodeOperationError } from 'n8n-workflow';

import { type ChangeRow, CHANGE_SOURCES } from '../../../lib/sync/changes';
import { listFirst } from '../../../lib/visma';
import { vismaCompany } from '../client';
import type { Order } from './poll';

/** As many as a person looks at. */
const SHOWN = 3;

/** Some records as the trigger would hand them over, for the person who builds the flow; nothing is remembered. */
export async function sample(context: IPollFunctions, { resource, wanted, query }: Order): Promise<IDataObject[]> {
	const { client } = await vismaCompany(context);
	const { many, path } = CHANGE_SOURCES[resource];
	const rows = await listFirst<ChangeRow>(client, path, query, SHOWN);
	if (rows.length === 0) {
		throw new NodeOperationError(context.getNode(), `There are no ${many} in Visma.net to show`, {
			description: 'Create one, then fetch the test event again. The published flow works without one.',
		});
	}
	return rows.map((row) => ({ ...row, changeType: wanted.at(-1) }) as IDataObject);
}
