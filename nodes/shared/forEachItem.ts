import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { ExplainedError, type Explanation, RequestError } from '../../lib/http';
import { nodeError } from './nodeError';

/** What one item gives: any number of objects. */
type Action = (index: number) => Promise<object[]>;

/**
 * Runs an action for each input item in turn and pairs what it gives with the item. An item that cannot be done ends
 * the node, or, with Continue On Fail, becomes an error item.
 *
 * @param explain words for a failed call, for the item with this index
 */
export async function forEachItem(
	context: IExecuteFunctions,
	action: Action,
	explain: (error: RequestError, index: number) => Explanation,
): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	for (let index = 0; index < context.getInputData().length; index++) {
		const pairedItem = { item: index };
		try {
			const records = await action(index);
			output.push(...records.map((json) => ({ json: json as IDataObject, pairedItem })));
		} catch (error) {
			const shown = presentable(context, error, index, explain);
			if (!context.continueOnFail()) throw shown;
			output.push({ json: { error: shown.message }, error: shown, pairedItem });
		}
	}
	return output;
}

function presentable(
	context: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
	explain: (error: RequestError, index: number) => Explanation,
) {
	if (error instanceof RequestError) return nodeError(context.getNode(), explain(error, itemIndex), { itemIndex });
	if (error instanceof ExplainedError) return nodeError(context.getNode(), error.explanation, { itemIndex });
	return new NodeOperationError(context.getNode(), error as Error, { itemIndex });
}
