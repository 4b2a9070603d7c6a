import { PollContext } from 'n8n-core';
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import type { CredentialData } from './credentials';
import { nodeOf, surroundings, workflowOf } from './runNode';

interface PollOptions {
	/** As when a person fetches a test event. */
	manual?: boolean;
	budgetMs?: number;
	/** The poll at publishing, after which n8n saves in any case; with durable cursors only when there is something to hand over. */
	publishing?: boolean;
}

/** A polling trigger as n8n keeps it while its workflow is published: with what it saved of the static data. */
export class PolledTrigger {
	private static count = 0;
	/** Static data in memory, and as it was saved last. */
	private memory: IDataObject = {};
	private saved = '{}';
	private readonly id = `trigger-${++PolledTrigger.count}`;

	/**
	 * @param durable whether the cursor is saved with every poll, in one transaction with what it hands over; else only when
	 *   there is something to hand over, as n8n does unless durable cursors are switched on
	 */
	constructor(
		private readonly type: INodeType,
		private readonly credentials: CredentialData,
		public parameters: INodeParameters,
		private readonly durable = true,
	) {}

	/** What one poll hands over; throws what the poll throws. */
	async poll({ manual = false, budgetMs, publishing = false }: PollOptions = {}): Promise<IDataObject[]> {
		const before = JSON.stringify(this.memory);
		if (this.durable) this.memory = JSON.parse(this.saved) as IDataObject;
		const output = await this.type.poll?.call(this.context(manual, budgetMs));
		if (manual) this.memory = JSON.parse(before) as IDataObject;
		else if (output || (this.durable ? !publishing : publishing)) this.saved = JSON.stringify(this.memory);
		return (output?.[0] ?? []).map(({ json }) => json);
	}

	/** n8n goes down and comes up again: what was not saved is gone. */
	restart(): void {
		this.memory = JSON.parse(this.saved) as IDataObject;
	}

	private context(manual: boolean, budgetMs = 300_000): PollContext {
		const run = { type: this.type, credentials: this.credentials, parameters: this.parameters };
		const node = { ...nodeOf(run), id: this.id };
		const [mode, activation] = manual ? (['manual', 'manual'] as const) : (['trigger', 'activate'] as const);
		const nothing = () => undefined;
		const staticData = () => this.memory;
		const data = surroundings(run);
		const hooks = [async () => await Promise.resolve(), async <T>(poll: () => Promise<T>) => await poll()] as const;
		return new PollContext(workflowOf(run, node), node, data, mode, activation, nothing, nothing, ...hooks, staticData, () => budgetMs);
	}
}
