import axios from 'axios';

import type { LedgerEvent } from '../../../lib/ledger';
import type { Demo } from '../../../sandbox/demo/open';
import type { ExecutionDetail } from '../../../sandbox/n8n/client/executions';
import { BOOK_EVENTS_FLOW } from './bookkeeping';

const FLOW = 'vncFeedTest00001';
const PATH = 'feed-events';

/** A workflow that hands over what is posted to it, all events at once, as flows for a month's end do. */
export async function publishFeed({ n8n }: Demo): Promise<void> {
	const node = (name: string, type: string, typeVersion: number, parameters: Record<string, unknown>) => ({
		id: name,
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion,
		position: [0, 0],
		parameters,
	});
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const workflowId = { __rl: true, mode: 'id', value: BOOK_EVENTS_FLOW };
	await n8n.workflows.save({
		id: FLOW,
		name: 'Feed Book Events',
		nodes: [
			{ ...node('Posted', 'webhook', 2, { httpMethod: 'POST', path: PATH, responseMode: 'onReceived' }), webhookId: PATH },
			node('Each Event', 'splitOut', 1, { fieldToSplitOut: 'body.events', options: {} }),
			node('Book Events', 'executeWorkflow', 1.2, { workflowId, mode: 'once', options: { waitForSubWorkflow: false } }),
		],
		connections: { Posted: to('Each Event'), 'Each Event': to('Book Events') },
		settings: { executionOrder: 'v1' },
	});
	await n8n.workflows.publish(FLOW);
}

/** Books events in one execution of *Book Events*, and returns it when it has ended. */
export async function feed({ n8n, server }: Demo, events: readonly LedgerEvent[]): Promise<ExecutionDetail> {
	const after = await n8n.executions.newestId();
	await axios.post(`${server.url}/webhook/${PATH}`, { events }, { proxy: false });
	const [booked] = await n8n.executions.waitForFinished({ workflowId: BOOK_EVENTS_FLOW, after }, 1, { timeout: 120_000 });
	return await n8n.executions.get(booked?.id ?? '');
}
