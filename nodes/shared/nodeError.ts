import { type INode, type JsonObject, NodeApiError } from 'n8n-workflow';

import type { Explanation } from '../../lib/http';

/**
 * The error that n8n shows: message and remedy, with our own code in `context.errorCode`, and n8n's reason to wait.
 *
 * @param extra kept in the error's context, where error workflows find it
 */
export function nodeError(
	node: INode,
	explanation: Explanation,
	extra: { itemIndex?: number } & Record<string, unknown> = {},
): NodeApiError {
	const { message, remedy, code, httpCode, failure } = explanation;
	const { itemIndex, ...context } = extra;
	// The cause is left out: n8n would copy the other system's raw body into the execution.
	const error = new NodeApiError(node, {} as JsonObject, { message, description: remedy, httpCode, itemIndex, failure });
	Object.assign(error.context, { errorCode: code, ...context });
	return error;
}
