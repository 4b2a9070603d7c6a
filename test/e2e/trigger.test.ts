import axios from 'axios';

import { WEBHOOK_PASSWORD } from '../../sandbox/demo/credentials';
import type { Workflow } from '../../sandbox/n8n/client/workflows';
import { waitFor } from '../../sandbox/n8n/waitFor';
import { type Company, openCompany, report } from './support/company';

const FLOW = 'vncTriggerTest01';

let company: Company;

beforeAll(async () => {
	company = await openCompany();
	const { control, n8n, credentials } = company.demo;
	await control.chargebee.settings({ webhooks: { anyPort: true } });
	await control.chargebee.addCustomers([{ id: 'A', company: 'Nordlys AS', created_at: 1 }]);
	const workflow: Workflow = {
		id: FLOW,
		name: 'Trigger test',
		nodes: [
			{
				id: 'trigger',
				name: 'On Event',
				type: 'n8n-nodes-visma-chargebee.chargebeeBillingTrigger',
				typeVersion: 1,
				position: [0, 0],
				webhookId: '6d1c35a0-5a53-4a35-9a31-0d4a3f4d2b11',
				parameters: { groups: [], events: ['invoice_generated'] },
				credentials: { chargebeeSiteApi: credentials.chargebeeSiteApi as { id: string; name: string } },
			},
		],
		connections: {},
		settings: { executionOrder: 'v1' },
	};
	await n8n.workflows.save(workflow);
});

afterAll(async () => await company?.end());

/** What the site lists to anybody with the key. */
async function endpoints(): Promise<Array<{ id: string; url: string; enabled_events: string[] }>> {
	const { chargebee } = company.demo.sandbox;
	const [key] = (await company.demo.control.chargebee.settings()).apiKeys;
	const { data } = await axios.get(`${chargebee.url}/api/v2/webhook_endpoints`, { auth: { username: key?.key ?? '', password: '' } });
	return data.list.map((entry: { webhook_endpoint: unknown }) => entry.webhook_endpoint);
}

const executions = async () => await company.demo.n8n.executions.list({ workflowId: FLOW });

/** Runs in order: each test goes on from the state that the one before left. */
describe('Chargebee Billing Trigger in a real n8n', () => {
	it('registers exactly one endpoint on publishing, and keeps one when published again', async () => {
		await company.demo.n8n.workflows.publish(FLOW);
		const [first, ...others] = await endpoints();
		expect(others).toEqual([]);
		expect(first?.enabled_events).toEqual(['invoice_generated']);
		await company.demo.n8n.workflows.deactivate(FLOW);
		await waitFor('the endpoint to go', async () => (await endpoints()).length === 0);
		await company.demo.n8n.workflows.publish(FLOW);
		expect(await endpoints()).toHaveLength(1);
	});

	it('starts exactly one execution for an event of Chargebee, with the event as its item', async () => {
		await company.demo.control.chargebee.live('create', { customerId: 'A' });
		const [finished] = await company.demo.n8n.executions.waitForFinished({ workflowId: FLOW }, 1);
		const { data } = await company.demo.n8n.executions.get(finished?.id ?? '');
		const items = data.resultData.runData['On Event']?.[0]?.data?.main?.[0];
		expect(items).toHaveLength(1);
		expect(items?.[0]?.json).toMatchObject({ event_type: 'invoice_generated', api_version: 'v2', content: { invoice: {} } });
		report(`webhook: one execution, event ${String(items?.[0]?.json.id)}`);
	});

	it('answers a forged delivery with 401, and starts nothing', async () => {
		const [endpoint] = await endpoints();
		const [execution] = await executions();
		const event = { id: 'ev_forged', event_type: 'invoice_generated', occurred_at: 1, content: {} };
		const post = async (password: string) =>
			await axios.post(endpoint?.url ?? '', event, { auth: { username: 'chargebee', password }, validateStatus: () => true });
		expect((await post('guessed')).status).toBe(401);
		expect((await post(WEBHOOK_PASSWORD)).status).toBe(400);
		expect((await executions()).map(({ id }) => id)).toEqual([execution?.id]);
	});

	it('removes its endpoint on unpublishing', async () => {
		await company.demo.n8n.workflows.deactivate(FLOW);
		await waitFor('the endpoint to go', async () => (await endpoints()).length === 0);
	});
});
