import { sortBy } from 'lodash';
import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { type Delivery, isRefused, type Settled } from './delivery';
import { refusals, refusalError } from './refusals';
import { stopError } from './stopError';

export { type Delivery, perItem, type Settled, type WriteResult } from './delivery';

/**
 * Turns results into items, or into the error that the node must throw: the system failed, or records were refused and
 * the node is set to fail for them. An error carries the audit records of what was done before. With Continue On Fail
 * nothing is thrown, since n8n would then pass the untouched input on as if it had succeeded: each refused record and
 * each item that was not settled becomes an error item, of which n8n keeps the message alone.
 */
export function deliver(context: IExecuteFunctions, delivery: Delivery): INodeExecutionData[] {
	const { settled, unsettled, stoppedBy } = delivery;
	const fails = delivery.whenRefused === 'failAfterOthers';
	const refused = fails ? refusals(settled) : [];
	const stopped = stoppedBy && stopError(context.getNode(), delivery, stoppedBy);
	if (!context.continueOnFail()) {
		if (stopped) throw stopped;
		if (refused.length > 0) throw refusalError(context.getNode(), delivery, refused);
	}
	const done = settled.filter(({ result }) => !fails || !isRefused(result));
	const output = [
		...done.map(({ result, items }) => ({ items, item: asItem(result) })),
		...refused.map(({ words, items }) => {
			const error = new NodeOperationError(context.getNode(), words, { itemIndex: items[0] });
			return { items, item: { json: { error: error.message }, error } };
		}),
		...unsettled.map((index) => ({ items: [index], item: { json: { error: stopped?.message }, error: stopped } })),
	];
	return sortBy(output, ({ items }) => items[0]).map(({ items, item }) => ({ ...item, pairedItem: pairing(items) }));
}

const asItem = (result: Settled['result']) => ({ json: result as unknown as IDataObject });

const pairing = (items: number[]): INodeExecutionData['pairedItem'] => {
	const [first] = items;
	return items.length === 1 && first !== undefined ? { item: first } : items.map((item) => ({ item }));
};
