import { PollContext } from 'n8n-core';
import type { IDataObject, INode, INodeParameters, Workflow } from 'n8n-workflow';

import type { ChargebeeEvent } from '../../lib/chargebee';
import { ChargebeeBillingPollTrigger } from '../../nodes/Chargebee/ChargebeeBillingPollTrigger.node';
import type { CredentialData } from './credentials';
import { nodeOf, surroundings, workflowOf } from './runNode';

/** The poll trigger as n8n keeps it while its workflow is published: static data, and ticks when a test wants them. */
export class PublishedPoll {
	private static count = 0;
	private readonly type = new ChargebeeBillingPollTrigger();
	private readonly node: INode;
	private readonly workflow: Workflow;
	/** n8n's durable cursors: a copy for each poll, kept only when it did not throw. */
	private durable: string | undefined;

	constructor(
		private readonly credentials: CredentialData,
		parameters: INodeParameters = {},
	) {
		const run = { type: this.type, credentials, parameters };
		this.node = { ...nodeOf(run), id: `poll-${++PublishedPoll.count}` };
		this.workflow = workflowOf(run, this.node);
	}

	/** What n8n holds for the node; saved as JSON. */
	get memory(): IDataObject {
		return this.workflow.getStaticData('node', this.node);
	}

	/** One tick; null when the node has nothing to say. */
	async tick(mode: 'trigger' | 'manual' = 'trigger'): Promise<ChargebeeEvent[] | null> {
		return eventsOf(await this.type.poll.call(this.context(mode, () => this.memory)));
	}

	/**
	 * One tick under durable cursors.
	 *
	 * @param publishing the poll at publishing, of which n8n keeps nothing when it hands nothing over
	 */
	async durableTick({ publishing = false } = {}): Promise<ChargebeeEvent[] | null> {
		const staged = JSON.parse(this.durable ?? '{}') as IDataObject;
		const items = await this.type.poll.call(this.context('trigger', () => staged));
		if (items || !publishing) this.durable = JSON.stringify(staged);
		return eventsOf(items);
	}

	private context(mode: 'trigger' | 'manual', memory: () => IDataObject): PollContext {
		const data = surroundings({ type: this.type, credentials: this.credentials, parameters: {} });
		const none = () => undefined;
		return new PollContext(this.workflow, this.node, data, mode, 'update', none, none, undefined, undefined, memory);
	}
}

function eventsOf(items: Awaited<ReturnType<ChargebeeBillingPollTrigger['poll']>>): ChargebeeEvent[] | null {
	return items && (items[0] ?? []).map(({ json }) => json as unknown as ChargebeeEvent);
}
