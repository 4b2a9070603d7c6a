import { freePort } from '../../../sandbox/n8n/freePort';
import type { Workflow } from '../../../sandbox/n8n/client/workflows';
import { waitFor } from '../../../sandbox/n8n/waitFor';
import { type Company, openCompany, report } from './company';

const FLOW = 'vncVismaTrigger1';
/** n8n polls once a minute, at a second of its own choice. */
const TWO_POLLS = { timeout: 180_000 };

/** A real n8n with a workflow of the Visma.net trigger alone, in one of n8n's ways of keeping cursors. */
export class TriggerTrial {
	private constructor(
		readonly mode: string,
		readonly company: Company,
	) {}

	/** @param settings further settings of n8n */
	static async open(mode: string, settings: Record<string, string>, port?: number): Promise<TriggerTrial> {
		const company = await openCompany(settings, port);
		await company.demo.n8n.workflows.save(flow(company));
		return new TriggerTrial(mode, company);
	}

	/** Opens one for each mode, all at once: their waits for a poll go by together. */
	static async openAll(modes: Record<string, Record<string, string>>): Promise<TriggerTrial[]> {
		const ports = new Set<number>();
		while (ports.size < Object.keys(modes).length) ports.add(await freePort());
		const [...own] = ports;
		return await Promise.all(Object.entries(modes).map(async ([mode, settings], index) => await this.open(mode, settings, own[index])));
	}

	async publish(): Promise<void> {
		await this.company.demo.n8n.workflows.publish(FLOW);
	}

	/** Waits until the trigger has asked for changes. */
	async polled(): Promise<void> {
		await waitFor('the first poll', async () => (await this.polls()).length > 0, TWO_POLLS);
	}

	/** Waits until Visma.net was called at all. */
	async called(): Promise<void> {
		const { visma } = this.company.demo.control;
		await waitFor('a poll that fails', async () => (await visma.requests()).length > 0, TWO_POLLS);
	}

	/** Items of the newest execution, once so many are done: n8n lists one before it has any data. */
	async itemsOf(count: number) {
		const enough = async () => {
			const executions = await this.company.demo.n8n.executions.list({ workflowId: FLOW, status: ['success'] });
			return executions.length >= count && executions;
		};
		const [newest] = await waitFor(`execution ${count}`, enough, TWO_POLLS);
		const { data } = await this.company.demo.n8n.executions.get(newest?.id ?? '');
		return (data.resultData.runData['On Change']?.[0]?.data?.main?.[0] ?? []).map(({ json }: { json: object }) => json);
	}

	report(line: string): void {
		report(`${this.mode}: ${line}`);
	}

	private async polls() {
		const requests = await this.company.demo.control.visma.requests();
		return requests.filter(({ path, query }) => path === '/v1/customer' && 'lastModifiedDateTime' in (query as object));
	}
}

function flow({ demo }: Company): Workflow {
	const { vismaNetOAuth2Api } = demo.credentials;
	const trigger = {
		id: 'trigger',
		name: 'On Change',
		type: 'n8n-nodes-visma-chargebee.vismaNetTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: { resource: 'customer', pollTimes: { item: [{ mode: 'everyMinute' }] }, options: { maxWaitSeconds: 0 } },
		credentials: vismaNetOAuth2Api && { vismaNetOAuth2Api },
	};
	return { id: FLOW, name: 'Visma.net trigger test', nodes: [trigger], connections: {}, settings: { executionOrder: 'v1' } };
}
