import type { Workflow } from '../../../sandbox/n8n/client/workflows';
import { waitFor } from '../../../sandbox/n8n/waitFor';
import { type Company, openCompany, report } from './company';

const FLOW = 'vncVismaTrigger1';
/** n8n polls once a minute, at a second of its own choice. */
const TWO_POLLS = { timeout: 180_000 };

/**
 * The trigger in a real n8n, from publishing to a start with Visma.net down.
 *
 * @param settings further settings of n8n
 */
export function vismaTriggerSuite(settings: Record<string, string>): void {
	let company: Company;

	beforeAll(async () => {
		company = await openCompany(settings);
		const { n8n, credentials } = company.demo;
		const workflow: Workflow = {
			id: FLOW,
			name: 'Visma.net trigger test',
			nodes: [
				{
					id: 'trigger',
					name: 'On Change',
					type: 'n8n-nodes-visma-chargebee.vismaNetTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: { resource: 'customer', pollTimes: { item: [{ mode: 'everyMinute' }] }, options: { maxWaitSeconds: 0 } },
					credentials: { vismaNetOAuth2Api: credentials.vismaNetOAuth2Api as { id: string; name: string } },
				},
			],
			connections: {},
			settings: { executionOrder: 'v1' },
		};
		await n8n.workflows.save(workflow);
	});

	afterAll(async () => await company?.end());

	const executions = async () => await company.demo.n8n.executions.list({ workflowId: FLOW });
	const polls = async () =>
		(await company.demo.control.visma.requests()).filter(({ path, query }) => path === '/v1/customer' && 'lastModifiedDateTime' in (query as object));

	/** Items of the newest execution, once there are so many executions. */
	async function itemsOf(count: number) {
		const found = await waitFor(`execution ${count}`, async () => ((await executions()).length >= count ? await executions() : undefined), TWO_POLLS);
		const { data } = await company.demo.n8n.executions.get(found?.[0]?.id ?? '');
		return (data.resultData.runData['On Change']?.[0]?.data?.main?.[0] ?? []).map(({ json }: { json: object }) => json);
	}

	/** Runs in order: each test goes on from the state that the one before left. */
	describe('Visma.net ERP Trigger in a real n8n', () => {
		it('starts one execution for what changes after it was published, and none for what was there', async () => {
			const { control, n8n } = company.demo;
			await n8n.workflows.publish(FLOW);
			await waitFor('the first poll', async () => (await polls()).length > 0, TWO_POLLS);
			await control.visma.editCustomer('10001', { name: 'Nytt navn AS' });
			expect(await itemsOf(1)).toMatchObject([{ number: '10001', name: 'Nytt navn AS', changeType: 'changed' }]);
			report('polling: one execution for one change');
		});

		it('recovers by itself when n8n starts while Visma.net is down, and misses nothing', async () => {
			const { demo } = company;
			const { control } = demo;
			await demo.server.stop();
			await control.visma.editCustomer('10002', { name: 'Endret mens nede AS' });
			await control.visma.addFault({ times: 0, effect: { type: 'down' } });
			await control.visma.clearRequests();
			await demo.restart();
			await waitFor('a poll that fails', async () => (await control.visma.requests()).length > 0, TWO_POLLS);
			await control.visma.removeFaults();
			expect(await itemsOf(2)).toMatchObject([{ number: '10002', name: 'Endret mens nede AS' }]);
			report('polling: recovered after a start with Visma.net down');
		});
	});
}
