import {
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';

import { attempt } from '../../lib/attempt';
import { ExplainedError, RequestError } from '../../lib/http';
import { CHANGE_SOURCES, type ChangeState } from '../../lib/sync/changes';
import { explainVisma } from '../../lib/visma';
import { nodeError } from '../shared/nodeError';
import { Beginnings } from '../shared/polling/beginnings';
import { logFirstFailure } from '../shared/polling/firstFailure';
import { OneAtATime, triggerName } from '../shared/polling/oneAtATime';
import { fields } from './trigger/fields';
import { keep, type Memory, recall } from './trigger/memory';
import { type Order, poll, readOrder } from './trigger/poll';
import { sample } from './trigger/sample';

const polls = new OneAtATime();
const beginnings = new Beginnings<ChangeState>();

/** Starts a flow for what is new or changed in Visma.net ERP, by polling. */
export class VismaNetTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Visma.net ERP Trigger',
		name: 'vismaNetTrigger',
		icon: { light: 'file:vismaNet.svg', dark: 'file:vismaNet.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["resource"] }}',
		description: 'Starts a flow when customers, invoices, credit notes or payments are new or changed in Visma.net ERP',
		defaults: { name: 'Visma.net ERP Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'vismaNetOAuth2Api', required: true }],
		properties: fields,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const order = readOrder(this);
		if (this.getMode() === 'manual') return itemsOf(await orFailure(this, order, async () => await sample(this, order)));
		return await polls.run(triggerName(this), async () => await pollOnce(this, order));
	}
}

async function pollOnce(context: IPollFunctions, order: Order): Promise<INodeExecutionData[][] | null> {
	const kept = context.getWorkflowStaticData('node');
	const { resource, startFrom, startDate } = order;
	const name = triggerName(context);
	const asked = JSON.stringify({ resource, startFrom, startDate });
	const memory = recall(kept, asked);
	const begun = beginnings.take(name, asked, Date.now());
	const polled = await attempt(async () => await poll(context, order, memory.state ?? begun));
	// What is handed over may still be lost on the way to being saved: only a poll without it moves the beginning.
	const beginning = polled.ok && polled.value.items.length === 0 ? polled.value.state : begun;
	if (!memory.state && beginning) beginnings.remember(name, asked, beginning, Date.now());
	if (!polled.ok) return afterFailure(context, order, kept, memory, polled.error);
	const { items, state } = polled.value;
	keep(kept, { ...memory, state, failures: 0 });
	return items.length === 0 ? null : itemsOf(items);
}

const itemsOf = (rows: IDataObject[]): INodeExecutionData[][] => [rows.map((json) => ({ json }))];

function afterFailure(context: IPollFunctions, order: Order, kept: IDataObject, memory: Memory, error: unknown): null {
	keep(kept, { ...memory, failures: memory.failures + 1 });
	return logFirstFailure(context, memory.failures, presentable(context, order, error));
}

async function orFailure<T>(context: IPollFunctions, order: Order, action: () => Promise<T>): Promise<T> {
	const done = await attempt(action);
	if (done.ok) return done.value;
	throw presentable(context, order, done.error);
}

function presentable(context: IPollFunctions, { resource }: Order, error: unknown) {
	const { many } = CHANGE_SOURCES[resource];
	const subject = `New and changed ${many}`;
	if (error instanceof RequestError) return nodeError(context.getNode(), explainVisma(error, subject, Date.now()));
	if (error instanceof ExplainedError) return nodeError(context.getNode(), error.explanation);
	return error instanceof NodeOperationError ? error : new NodeOperationError(context.getNode(), error as Error);
}
