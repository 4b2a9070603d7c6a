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
import { CHANGE_SOURCES } from '../../lib/sync/changes';
import { explainVisma } from '../../lib/visma';
import { nodeError } from '../shared/nodeError';
import { polling, triggerName } from '../shared/polling';
import { rememberBeginning, takeBeginning } from './trigger/beginnings';
import { fields } from './trigger/fields';
import { keep, type Memory, recall } from './trigger/memory';
import { type Order, poll, readOrder } from './trigger/poll';
import { sample } from './trigger/sample';

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
		const kept = this.getWorkflowStaticData('node');
		const { resource, startFrom, startDate } = order;
		const name = triggerName(this);
		const asked = JSON.stringify({ resource, startFrom, startDate });
		const memory = recall(kept, asked);
		if (polling.has(name)) return null;
		polling.add(name);
		const begun = takeBeginning(name, asked, Date.now());
		const polled = await attempt(async () => await poll(this, order, memory.state ?? begun));
		polling.delete(name);
		// What is handed over may still be lost on the way to being saved: only a poll without it moves the beginning.
		const beginning = polled.ok && polled.value.items.length === 0 ? polled.value.state : begun;
		if (!memory.state && beginning) rememberBeginning(name, asked, beginning, Date.now());
		if (!polled.ok) return afterFailure(this, order, kept, memory, polled.error);
		const { items, state } = polled.value;
		keep(kept, { ...memory, state, failures: 0 });
		return items.length === 0 ? null : itemsOf(items);
	}
}

const itemsOf = (rows: IDataObject[]): INodeExecutionData[][] => [rows.map((json) => ({ json }))];

/**
 * n8n gives a trigger up for good when its first polls fail, as they do while Visma.net is down and n8n starts. So the
 * first failure in a row is only logged; the next one fails the poll, where error workflows see it.
 */
function afterFailure(context: IPollFunctions, order: Order, kept: IDataObject, memory: Memory, error: unknown): null {
	const failures = memory.failures + 1;
	keep(kept, { ...memory, failures });
	const shown = presentable(context, order, error);
	if (failures > 1) throw shown;
	context.logger.warn(`${shown.message}. The next poll tries again. ${shown.description ?? ''}`);
	return null;
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
