import countBy from 'lodash/countBy';
import uniq from 'lodash/uniq';

import { selectEvents } from '../../lib/chargebee';
import { journalAll } from '../../lib/ledger';
import { templateId } from '../../sandbox/demo/templates';
import { waitFor } from '../../sandbox/n8n/waitFor';
import { balancesIn, balancesOf } from '../history/balances';
import { START } from '../history/history';
import { readHistory } from '../history/read';
import { bookingFields, RULES, WRITTEN_RULES } from '../history/rules';
import { EVENTS_TRIGGER as TRIGGER, setBooking, setEventsTrigger, SUBSCRIPTION_EVENTS_FLOW } from './support/bookkeeping';
import { type Company, openCompany, report } from './support/company';
import { allEnded, failed, retryAll } from './support/retries';
import { standing } from './support/standing';

const MISSED_EVENTS_FLOW = templateId('missed-events');
/** The webhook trigger alone. */
const LISTENING_FLOW = 'vncListenTest001';
const LISTENING_PATH = '5d0f7c1e-3e0b-4a53-9b1f-6a1d3a7c2e10';
/** What the templates' triggers are told of. */
const WATCHED = selectEvents(['subscription', 'invoice', 'creditNote', 'payment'], []);
/** What *Subscription Events* books here, beside the poll that books all: each delivery takes n8n two executions. */
const BOOKED = { groups: ['invoice', 'creditNote'], events: [] };
/** Monthly subscriptions, billed three times and paid by card each time. */
const SUBSCRIPTIONS = 42;
const EVENTS = 500;
/** So many deliveries are left when the poll comes: both tell of the same documents at once. */
const LEFT_OVER = 60;
const PATIENCE = { timeout: 1_200_000, every: 500 };

let company: Company;

beforeAll(async () => {
	company = await openCompany({ N8N_CONCURRENCY_PRODUCTION_LIMIT: '8' });
	const { control, n8n } = company.demo;
	await control.chargebee.reset({ seed: 'empty' });
	const webhooks = { anyPort: true, parallel: 6, duplicate: 1, lose: 0.2, shuffleMs: 20_000, seed: 7, timeScale: 0.003, held: true };
	await control.chargebee.settings({ webhooks, baseCurrency: 'SEK', collectAutomatically: true });
	await setBooking(company.demo, bookingFields(WRITTEN_RULES));
	await saveListening();
	await setEventsTrigger(company.demo, SUBSCRIPTION_EVENTS_FLOW, BOOKED);
	for (const flow of [LISTENING_FLOW, SUBSCRIPTION_EVENTS_FLOW]) await n8n.workflows.publish(flow);
});

afterAll(async () => await company?.end());

async function saveListening(): Promise<void> {
	const { workflows } = company.demo.n8n;
	const { nodes, settings } = await workflows.get(SUBSCRIPTION_EVENTS_FLOW);
	const trigger = nodes.filter(({ name }) => name === TRIGGER).map((node) => ({ ...node, webhookId: LISTENING_PATH }));
	await workflows.save({ id: LISTENING_FLOW, name: 'Listen', nodes: trigger, connections: {}, settings });
}

/** Sells subscriptions, and lets two months pass. */
async function sell(): Promise<void> {
	const { chargebee } = company.demo.control;
	await chargebee.moveClock({ to: new Date(START).toISOString(), stopped: true });
	const address = { country: 'SE', object: 'billing_address' };
	const customer = { company: 'Ås AB', created_at: START / 1000, auto_collection: 'on', billing_address: address };
	const ids = Array.from({ length: SUBSCRIPTIONS }, (_, index) => `C-${index}`);
	await chargebee.addCustomers(ids.map((id) => ({ id, ...customer })));
	for (const customerId of ids) {
		await chargebee.live('create', { customerId, items: [{ item_price_id: 'pro-sek-monthly' }], autoCollection: 'on' });
	}
	await chargebee.moveClock({ advanceDays: 31 });
	await chargebee.moveClock({ advanceDays: 30 });
}

/** Waits until the site has so few deliveries left to make. */
async function delivered(left: number): Promise<void> {
	await waitFor('deliveries', async () => (await company.demo.control.chargebee.state()).webhooks.pending <= left, PATIENCE);
}

/** Publishes *Missed Events* for everything that happened, and waits for its poll: n8n polls once a minute. */
async function polled(): Promise<void> {
	const { workflows, executions } = company.demo.n8n;
	await setEventsTrigger(company.demo, MISSED_EVENTS_FLOW, { pollTimes: { item: [{ mode: 'everyMinute' }] }, startFrom: 'beginning' });
	await workflows.publish(MISSED_EVENTS_FLOW);
	await waitFor('the poll', async () => (await executions.list({ workflowId: MISSED_EVENTS_FLOW })).length > 0, PATIENCE);
}

/** Ids of the events that the trigger of a flow handed over, execution by execution. */
async function yielded(workflowId: string): Promise<string[]> {
	const { executions } = company.demo.n8n;
	const ids: string[] = [];
	for (const { id, retryOf } of await executions.all({ workflowId })) {
		if (retryOf) continue;
		const { data } = await executions.get(id);
		const items = data.resultData.runData[TRIGGER]?.[0]?.data?.main?.[0] ?? [];
		ids.push(...items.map(({ json }) => String(json.id)));
	}
	return ids.sort();
}

/** Ids of the events that were delivered to the endpoint of the listening flow, repeated ones too. */
async function arrivals(): Promise<string[]> {
	const { endpoints, deliveries } = await company.demo.control.chargebee.webhooks();
	const own = endpoints.find(({ url }) => url.includes(LISTENING_PATH));
	const taken = deliveries.filter(({ endpointId, status }) => endpointId === own?.id && status === 200);
	return taken.map(({ eventId }) => eventId).sort();
}

describe(`${EVENTS} events, delivered doubled and shuffled, a fifth of them lost, in a real n8n`, () => {
	it('come to the webhook trigger as delivered, to the poll trigger all, and into the books once', async () => {
		const { control, n8n, sandbox } = company.demo;
		await sell();
		const started = Date.now();
		const seconds = () => Math.round((Date.now() - started) / 1000);
		await control.chargebee.settings({ webhooks: { held: false } });
		await delivered(LEFT_OVER);
		await polled();
		await delivered(0);
		await allEnded(n8n, PATIENCE.timeout);
		const retries = await retryAll(n8n);
		const took = seconds();

		const history = await readHistory(sandbox.chargebee.url);
		const events = history.filter(({ event_type: type = '' }) => WATCHED.includes(type));
		const arrived = await arrivals();
		const byWebhook = await yielded(LISTENING_FLOW);
		const byPoll = await yielded(MISSED_EVENTS_FLOW);
		const entries = journalAll(history, RULES);
		const { journals } = await control.visma.state();
		const numbers = new Set(journals.map((journal) => journal.batchNumber));
		const booked = countBy(entries.map((entry) => standing(entry, numbers)));
		report(`${events.length} events; ${retries} retries; ${took} s, ${seconds()} s with the reading of all executions`);
		report(`1. webhook trigger alone: ${uniq(byWebhook).length} events in ${byWebhook.length} executions, of ${arrived.length} deliveries`);
		report(`2. poll trigger alone: ${uniq(byPoll).length} events in ${byPoll.length} items`);
		report(`3. both together: ${entries.length} entries; times booked, and how many were: ${JSON.stringify(booked)}; ${journals.length} batches`);

		expect(events.length).toBeGreaterThanOrEqual(EVENTS);
		expect(byWebhook).toEqual(arrived);
		expect(uniq(byWebhook).length).toBeLessThan(0.85 * events.length);
		expect(byPoll).toEqual(events.map(({ id }) => String(id)).sort());
		expect(await failed(n8n)).toEqual([]);
		expect(booked).toEqual({ 1: entries.length });
		expect(await balancesIn(control.visma)).toEqual(balancesOf(entries));
	});
});
