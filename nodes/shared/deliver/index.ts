import {
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';

import { type Delivery, isRefused } from './delivery';
import { masked } from './masked';
import { type Refusal, refusals, refusalError } from './refusals';
import { markExecution } from './searchKeys';
import { stopError } from './stopError';

export { type Delivery, perItem, type Settled, type WriteResult } from './delivery';

/**
 * Turns results into items, or into the error that the node must throw: the system failed, or records were refused and
 * the node is set to fail for them. An error carries the audit records of what was done before. With Continue On Fail
 * nothing is thrown, since n8n would then pass the untouched input on as if it had succeeded: each refused record and
 * each item that was not settled becomes an error item, of which n8n keeps the message alone.
 */
export function deliver(context: IExecuteFunctions, given: Delivery): INodeExecutionData[] {
	markExecution(context, [...given.settled.map(({ result }) => result.audit), ...given.interrupted]);
	const delivery = given.maskPersonalFields ? masked(given) : given;
	const { settled, unsettled, stoppedBy } = delivery;
	const fails = delivery.whenRefused === 'failAfterOthers';
	const refused = fails ? refusals(settled) : [];
	const stopped = stoppedBy && stopError(context.getNode(), delivery, stoppedBy);
	if (!context.continueOnFail()) {
		if (stopped) throw stopped;
		if (refused.length > 0) throw refusalError(context.getNode(), delivery, refused);
	}
	const refusedFirst = new Map(refused.map((refusal) => [refusal.first, refusal]));
	const output = settled.flatMap((one) => {
		const refusal = refusedFirst.get(one);
		if (refusal) return [errorItem(context.getNode(), refusal)];
		return fails && isRefused(one.result) ? [] : [{ json: one.result as unknown as IDataObject, pairedItem: pairing(one.items) }];
	});
	const left = unsettled.map((item) => ({ json: { error: stopped?.message }, error: stopped, pairedItem: { item } }));
	return [...output, ...left];
}

function errorItem(node: INode, { words, items }: Refusal): INodeExecutionData {
	const error = new NodeOperationError(node, words, { itemIndex: items[0] });
	return { json: { error: error.message }, error, pairedItem: pairing(items) };
}

/** The input items of an output item. */
export const pairing = (items: number[]): INodeExecutionData['pairedItem'] => {
	const [first] = items;
	return items.length === 1 && first !== undefined ? { item: first } : items.map((item) => ({ item }));
};
