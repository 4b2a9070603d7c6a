import countBy from 'lodash/countBy';
import uniq from 'lodash/uniq';

import { journalAll } from '../../lib/ledger';
import { templateId } from '../../sandbox/demo/templates';
import type { ExecutionDetail, ExecutionSummary } from '../../sandbox/n8n/client/executions';
import type { QueueProcess } from '../../sandbox/n8n/queue/processes';
import { waitFor } from '../../sandbox/n8n/waitFor';
import { balancesIn, balancesOf } from '../history/balances';
import { readHistory } from '../history/read';
import { bookingFields, RULES, WRITTEN_RULES } from '../history/rules';
import { auditRows } from './support/audit';
import { BOOK_EVENTS_FLOW, setBooking, setEventsTrigger, SUBSCRIPTION_EVENTS_FLOW } from './support/bookkeeping';
import { report } from './support/company';
import { waitUntilHeld } from './support/held';
import { openQueue, type QueueCompany, takenBy } from './support/queue';
import { allEnded, failed, retryAll } from './support/retries';
import { standing } from './support/standing';

const MISSED_EVENTS_FLOW = templateId('missed-events');

/** As docs/scaling.md recommends. */
const RECOMMENDED = {
	EXECUTIONS_MODE: 'queue',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	N8N_EXPRESSION_ENGINE: 'legacy',
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
	N8N_ENCRYPTION_KEY: 'one key for every process of n8n',
	N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '15',
	N8N_DATA_TABLES_MAX_SIZE_BYTES: '524288000',
	EXECUTIONS_DATA_MAX_AGE: '2160',
	EXECUTIONS_DATA_PRUNE_MAX_COUNT: '200000',
};
/** n8n looks for dead workers' jobs every half minute: too seldom for a test. Milliseconds. */
const HURRIED = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '2000',
};

let queue: QueueCompany;

beforeAll(async () => {
	queue = await openQueue({ ...RECOMMENDED, ...HURRIED });
	const { control, n8n } = queue.demo;
	await control.chargebee.reset({ seed: 'empty' });
	// one event of each sale, told twice
	await control.chargebee.settings({ webhooks: { anyPort: true, duplicate: 1, parallel: 6 }, baseCurrency: 'SEK' });
	// a month sold in its middle is earned in two
	await control.chargebee.moveClock({ to: '2026-01-15T11:00:00Z', stopped: true });
	await setBooking(queue.demo, bookingFields(WRITTEN_RULES));
	await setEventsTrigger(queue.demo, SUBSCRIPTION_EVENTS_FLOW, { groups: [], events: ['invoice_generated'] });
	await n8n.workflows.publish(SUBSCRIPTION_EVENTS_FLOW);
});

afterAll(async () => await queue?.end());

/** Executions of *Book Events* that a killed worker left behind. */
let crashed: ExecutionSummary[] = [];
let sold = 0;

const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(1);

/** Sells monthly subscriptions to so many new customers. */
async function sell(count: number): Promise<void> {
	const { chargebee } = queue.demo.control;
	const address = { country: 'SE', object: 'billing_address' };
	for (let left = count; left > 0; left--) {
		const customerId = `C-${++sold}`;
		await chargebee.addCustomers([{ id: customerId, company: 'Ås AB', created_at: 1, billing_address: address }]);
		await chargebee.live('create', { customerId, items: [{ item_price_id: 'pro-sek-monthly' }] });
	}
}

/** Lets no batch reach Visma.net, until it is removed. */
const holdBatches = async () =>
	await queue.demo.control.visma.addFault({ method: 'POST', path: '/journaltransaction$', times: 0, effect: { type: 'hold' } });

/** Executions of *Book Events* that a worker began, and those that it took from the queue. */
async function workOf(worker: QueueProcess): Promise<string[]> {
	const taken = takenBy(worker);
	const details = await Promise.all(taken.map(async (id) => await queue.demo.n8n.executions.get(id)));
	return [...taken, ...details.flatMap(begun)];
}

function begun({ data }: ExecutionDetail): string[] {
	const runs = data.resultData.runData['Book Events'] ?? [];
	return runs.flatMap(({ metadata }) => metadata?.subExecution?.executionId ?? []);
}

async function deliveredAndEnded(): Promise<void> {
	const { n8n, control } = queue.demo;
	await waitFor('deliveries', async () => (await control.chargebee.state()).webhooks.pending === 0);
	await allEnded(n8n);
}

/** How often the entries of all that happened stand in Visma.net's books: `{ 1: all }` when nothing is lost or doubled. */
async function timesBooked(): Promise<{ entries: number; times: Record<string, number>; journals: number; balanced: boolean }> {
	const { control, sandbox } = queue.demo;
	const entries = journalAll(await readHistory(sandbox.chargebee.url), RULES);
	const { journals } = await control.visma.state();
	const numbers = new Set(journals.map(({ batchNumber }) => batchNumber));
	const times = countBy(entries.map((entry) => standing(entry, numbers)));
	const [told, is] = [balancesOf(entries), await balancesIn(control.visma)];
	return { entries: entries.length, times, journals: journals.length, balanced: JSON.stringify(told) === JSON.stringify(is) };
}

async function expectBookedOnce(): Promise<void> {
	const { entries, ...found } = await timesBooked();
	expect(entries).toBeGreaterThan(0);
	expect(found).toEqual({ times: { 1: entries }, journals: entries, balanced: true });
}

/** What the error workflow makes of executions that did not end by themselves. */
async function expectRecorded(executions: ExecutionSummary[]): Promise<void> {
	const ids = executions.map(({ id }) => id);
	await waitFor('rows of the audit table', async () => {
		const stopped = (await auditRows(queue.demo)).filter(({ outcome }) => outcome === 'stopped');
		return ids.every((id) => stopped.some(({ executionId }) => executionId === id));
	});
}

const underWay = async () => await queue.demo.n8n.executions.list({ status: ['new', 'running', 'waiting'] });

describe('n8n in queue mode: a main process, one for webhooks, two workers, PostgreSQL and Redis', () => {
	it('two workers at the same document at the same time post it once', async () => {
		const { control } = queue.demo;
		const held = await holdBatches();
		await sell(1);
		await waitUntilHeld(control.visma, held, 2);
		const open = (await control.visma.requests()).filter(({ status, effect }) => status === null && effect === 'hold');
		expect(uniq(open.map(({ body }) => JSON.stringify(body)))).toHaveLength(1);
		expect(queue.workers.map((worker) => takenBy(worker).length)).toEqual([1, 1]);
		await control.visma.removeFaults();
		await deliveredAndEnded();
		await expectBookedOnce();
		expect(await failed(queue.demo.n8n)).toEqual([]);
	});

	it('events that come doubled are booked once each, by both workers', async () => {
		const started = Date.now();
		await sell(12);
		await deliveredAndEnded();
		const took = seconds(started);
		await expectBookedOnce();
		const shares = queue.workers.map((worker) => takenBy(worker).length);
		expect(Math.min(...shares)).toBeGreaterThan(1);
		const { journals } = await timesBooked();
		report(`12 sales told twice: ${took} s, ${journals} batches in all; executions taken by the workers: ${shares.join(' and ')}`);
	});

	it('of a worker killed while it posts, n8n finds what it left when it starts again', async () => {
		const { control, n8n } = queue.demo;
		const [killed] = queue.workers as [QueueProcess];
		await control.chargebee.settings({ webhooks: { duplicate: 0 } });
		const held = await holdBatches();
		await sell(8);
		// each process posts one batch at a time to a company
		await waitUntilHeld(control.visma, held, 2);
		await waitFor('deliveries', async () => (await control.chargebee.state()).webhooks.pending === 0);
		await waitFor('hand-over', async () => (await underWay()).every(({ workflowId }) => workflowId === BOOK_EVENTS_FLOW));
		await killed.kill();
		await control.visma.removeFaults();
		const left = await workOf(killed);
		const isLeft = ({ id }: ExecutionSummary) => left.includes(id);
		await waitFor('the work of the other', async () => (await underWay()).every(isLeft));
		await queue.revive(killed);
		await allEnded(n8n);
		crashed = await n8n.executions.list({ workflowId: BOOK_EVENTS_FLOW, status: ['crashed'] });
		expect(crashed.length).toBeGreaterThan(1);
		expect(crashed.filter((execution) => !isLeft(execution))).toEqual([]);
		await expectRecorded(crashed);
		const { entries, times } = await timesBooked();
		expect(times).toEqual({ 0: expect.any(Number), 1: expect.any(Number) });
		report(`killed at its post, ${killed.name} left ${crashed.length} executions; ${times[1]} of ${entries} entries are booked`);
	});

	it('a Retry that is killed too is found stalled; what nobody retries is brought by Missed Events, and a later Retry changes nothing', async () => {
		const { control, n8n } = queue.demo;
		const held = await holdBatches();
		// the last in the line of those that waited for their turn at the company
		const { id = '' } = crashed[0] ?? {};
		const retrying = n8n.executions.retry(id);
		await waitUntilHeld(control.visma, held);
		const [retry] = (await underWay()).filter(({ retryOf }) => retryOf === id);
		const holder = queue.workers.find((worker) => takenBy(worker).includes(retry?.id ?? ''));
		const killedAt = Date.now();
		await holder?.kill();
		await control.visma.removeFaults();

		await setEventsTrigger(queue.demo, MISSED_EVENTS_FLOW, { pollTimes: { item: [{ mode: 'everyMinute' }] }, startFrom: 'beginning' });
		await n8n.workflows.publish(MISSED_EVENTS_FLOW);
		await waitFor('everything in the books', async () => (await timesBooked()).balanced);
		await expectBookedOnce();
		report(`booked by the poll, ${seconds(killedAt)} s after the kill`);

		const stalled = await retrying;
		expect(stalled.status).toBe('error');
		expect(stalled.data.resultData.error?.message).toContain('failed to be processed too many times');
		await expectRecorded([stalled]);
		report(`the other worker found the killed Retry within ${seconds(killedAt)} s`);
		expect((await failed(n8n)).filter(({ workflowId }) => workflowId !== BOOK_EVENTS_FLOW)).toEqual([]);
		const retries = await retryAll(n8n);
		expect(await failed(n8n)).toEqual([]);
		await expectBookedOnce();
		report(`after ${retries} retries: ${JSON.stringify(await timesBooked())}`);
	});
});
