import axios from 'axios';
import isEqual from 'lodash/isEqual';

import { WEBHOOK_PASSWORD } from '../../sandbox/demo/credentials';
import type { Workflow } from '../../sandbox/n8n/client/workflows';
import { waitFor } from '../../sandbox/n8n/waitFor';
import { type Company, openCompany, report } from './support/company';
import { waitUntilHeld } from './support/held';

const FLOW = 'vncTriggerTest01';

let company: Company;

beforeAll(async () => {
	// an n8n that was killed while it published tries again when its lease on that is over
	company = await openCompany({ N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '5' });
	const { control, n8n } = company.demo;
	await control.chargebee.settings({ webhooks: { anyPort: true } });
	await control.chargebee.addCustomers([{ id: 'A', company: 'Nordlys AS', created_at: 1 }]);
	await n8n.workflows.save(flow(['invoice_generated']));
});

afterAll(async () => await company?.end());

/** What the site lists to anybody with the key. */
async function endpoints(): Promise<Array<{ id: string; url: string; enabled_events: string[] }>> {
	const { chargebee } = company.demo.sandbox;
	const [key] = (await company.demo.control.chargebee.settings()).apiKeys;
	const { data } = await axios.get(`${chargebee.url}/api/v2/webhook_endpoints`, { auth: { username: key?.key ?? '', password: '' } });
	return data.list.map((entry: { webhook_endpoint: unknown }) => entry.webhook_endpoint);
}

/** A workflow of the trigger alone. */
function flow(events: string[]): Workflow {
	const { chargebeeSiteApi } = company.demo.credentials;
	const trigger = {
		id: 'trigger',
		name: 'On Event',
		type: 'n8n-nodes-visma-chargebee.chargebeeBillingTrigger',
		typeVersion: 1,
		position: [0, 0],
		webhookId: '6d1c35a0-5a53-4a35-9a31-0d4a3f4d2b11',
		parameters: { groups: [], events },
		credentials: chargebeeSiteApi && { chargebeeSiteApi },
	};
	return { id: FLOW, name: 'Trigger test', nodes: [trigger], connections: {}, settings: { executionOrder: 'v1' } };
}

/** Waits until the site has no delivery left to make. */
async function delivered(): Promise<void> {
	await waitFor('the last delivery', async () => (await company.demo.control.chargebee.webhooks()).pending === 0);
}

const executions = async () => await company.demo.n8n.executions.list({ workflowId: FLOW });

/** Runs in order: each test goes on from the state that the one before left. */
describe('Chargebee Billing Trigger in a real n8n', () => {
	it('registers exactly one endpoint on publishing, and keeps one when published again', async () => {
		await company.demo.n8n.workflows.publish(FLOW);
		const [first, ...others] = await endpoints();
		expect(others).toEqual([]);
		expect(first?.enabled_events).toEqual(['invoice_generated']);
		await company.demo.n8n.workflows.publish(FLOW);
		expect(await endpoints()).toEqual([first]);
		await company.demo.n8n.workflows.deactivate(FLOW);
		await waitFor('the endpoint to go', async () => (await endpoints()).length === 0);
		await company.demo.n8n.workflows.publish(FLOW);
		expect(await endpoints()).toHaveLength(1);
	});

	it('keeps one endpoint when it is published with other events, and tells the site of them', async () => {
		const { workflows } = company.demo.n8n;
		for (const events of [['invoice_generated', 'credit_note_created'], ['invoice_generated']]) {
			await workflows.save(flow(events));
			await workflows.publish(FLOW);
			await waitFor('the endpoint as published', async () => {
				const [only, ...others] = await endpoints();
				return others.length === 0 && isEqual(only?.enabled_events.toSorted(), events.toSorted());
			});
		}
	});

	it('starts exactly one execution for an event of Chargebee, with the event as its item', async () => {
		await company.demo.control.chargebee.live('create', { customerId: 'A' });
		await delivered();
		const [finished, ...others] = await company.demo.n8n.executions.waitForFinished({ workflowId: FLOW }, 1);
		expect(others).toEqual([]);
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

	it('takes its endpoint over when n8n was killed between registering and remembering', async () => {
		const { control, n8n } = company.demo;
		const fault = await control.chargebee.addFault({ method: 'POST', path: '/webhook_endpoints$', effect: { type: 'hold-reply' } });
		const { versionId } = await n8n.workflows.get(FLOW);
		await n8n.session.request('POST', `/workflows/${FLOW}/activate`, { data: { versionId } });
		await waitUntilHeld(control.chargebee, fault);
		await company.demo.server.kill();
		await control.chargebee.removeFaults();
		const orphans = await endpoints();
		expect(orphans).toHaveLength(1);

		await company.demo.restart();
		await company.demo.n8n.workflows.publish(FLOW);
		expect(await endpoints()).toEqual(orphans);

		const before = await executions();
		await control.chargebee.live('create', { customerId: 'A' });
		await delivered();
		const after = await company.demo.n8n.executions.waitForFinished({ workflowId: FLOW }, before.length + 1);
		expect(after).toHaveLength(before.length + 1);
		await company.demo.n8n.workflows.deactivate(FLOW);
		await waitFor('the endpoint to go', async () => (await endpoints()).length === 0);
		report(`killed while publishing: endpoint ${String(orphans[0]?.id)} was taken over, and removed on unpublishing`);
	});
});
