import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult, INodeType } from 'n8n-workflow';

import type { CredentialData } from './credentials';
import { nodeOf, surroundings, workflowOf } from './runNode';

/** Opens a picker of a node, as the editor does when a person chooses From List. */
export async function pick(
	type: INodeType,
	method: string,
	credentials: CredentialData,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const run = { type, credentials, parameters: {} };
	const node = nodeOf(run);
	const context = new LoadOptionsContext(workflowOf(run, node), node, surroundings(run), '');
	const search = type.methods?.listSearch?.[method];
	if (!search) throw new Error(`${type.description.name} has no picker ${method}`);
	return await search.call(context, filter, paginationToken);
}
