import countBy from 'lodash/countBy';
import uniq from 'lodash/uniq';

import { batchNumber, generationKey, journalAll, readDescription, reversalKey, type Entry } from '../../lib/ledger';
import { waitFor } from '../../sandbox/n8n/waitFor';
import type { FaultOrder } from '../../sandbox/server/faultRules';
import { balancesIn, balancesOf } from '../history/balances';
import { DAYS, writeHistory } from '../history/history';
import { Stage } from '../history/play';
import { readHistory } from '../history/read';
import { bookingFields, RULES, WRITTEN_RULES } from '../history/rules';
import { BOOK_EVENTS_FLOW, setBooking, SUBSCRIPTION_EVENTS_FLOW } from './support/bookkeeping';
import { type Company, openCompany, report } from './support/company';
import { waitUntilHeld } from './support/held';
import { allEnded, failed, retryAll } from './support/retries';

const SEED = 20260101;
const MONTHS = 6;
/** The month in which n8n is killed. */
const FATAL_MONTH = 3;
/** So few deliveries are left of a month when the next one begins: events of both arrive mixed. */
const LEFT_OVER = 12;

const POSTS = { method: 'POST', path: '/v2/journaltransaction$' } as const;
const BREAKAGE: FaultOrder[] = [
	{ ...POSTS, times: 0, probability: 0.05, seed: SEED, effect: { type: 'lose-reply' } },
	{ ...POSTS, times: 0, probability: 0.015, seed: SEED + 1, effect: { type: 'error-before', status: 500 } },
	{ ...POSTS, times: 0, probability: 0.015, seed: SEED + 2, effect: { type: 'error-after', status: 500 } },
];

let company: Company;

beforeAll(async () => {
	// events of one document meet in two executions at once, but not in dozens
	company = await openCompany({ N8N_CONCURRENCY_PRODUCTION_LIMIT: '8' });
	const { control, n8n } = company.demo;
	await control.chargebee.reset({ seed: 'empty' });
	await control.chargebee.settings({
		webhooks: { anyPort: true, parallel: 3, duplicate: 0.2, shuffleMs: 8000, seed: SEED, timeScale: 0.003 },
	});
	await setBooking(company.demo, bookingFields(WRITTEN_RULES));
	await n8n.workflows.publish(SUBSCRIPTION_EVENTS_FLOW);
});

afterAll(async () => await company?.end());

/** Waits until the site has hardly a delivery left to make. */
async function delivered(left: number): Promise<void> {
	const { chargebee } = company.demo.control;
	const few = async () => (await chargebee.state()).webhooks.pending <= left;
	await waitFor('deliveries', few, { timeout: 240_000, every: 300 });
}

/** Kills n8n while an answer to a journal post is on its way, and starts it again. Chargebee's next retries come at once. */
async function killWhilePosting(): Promise<void> {
	const { visma } = company.demo.control;
	const fault = await visma.addFault({ ...POSTS, skip: 15, effect: { type: 'hold-reply' } });
	await waitUntilHeld(visma, fault);
	await company.demo.server.kill();
	await visma.removeFaults(fault);
	await company.demo.restart();
	await company.demo.control.chargebee.hurryWebhooks();
}

/** Why executions failed that ended by themselves, each reason once. */
async function reasons(): Promise<string[]> {
	const { executions } = company.demo.n8n;
	const ended = (await failed(company.demo.n8n)).filter(({ status }) => status === 'error');
	const errors = await Promise.all(ended.map(async ({ id }) => (await executions.get(id)).data.resultData.error));
	return uniq(errors.map((error) => `${error?.message} ${error?.description}`.slice(0, 300)));
}

/** How many batches of an entry stand: posted in some generation, and not reversed. */
function standing({ site, key }: Entry, numbers: ReadonlySet<string>): number {
	const has = (name: string) => numbers.has(batchNumber(site, name));
	const generations = [1, 2, 3, 4, 5, 6, 7, 8, 9];
	return generations.filter((g) => has(generationKey(key, g)) && !has(reversalKey(key, g))).length;
}

describe('six months of twenty subscriptions through a real n8n', () => {
	it('end with the books that the whole history comes to, whatever was doubled, shuffled, lost or killed', async () => {
		const started = Date.now();
		const { control } = company.demo;
		const faults: string[] = [];
		for (const order of BREAKAGE) faults.push(await control.visma.addFault(order));
		const stage = await Stage.open(control, writeHistory(SEED));
		for (let month = 1; month <= MONTHS; month++) {
			await stage.playUntil(Math.ceil((DAYS * month) / MONTHS));
			if (month === FATAL_MONTH) await killWhilePosting();
			await delivered(month === MONTHS ? 0 : LEFT_OVER);
		}
		expect(stage.refused).toEqual([]);
		const { n8n } = company.demo;
		await allEnded(n8n);
		const before = await n8n.executions.all();
		const why = await reasons();
		const retries = await retryAll(n8n);
		const seconds = Math.round((Date.now() - started) / 1000);

		const events = await readHistory(company.demo.sandbox.chargebee.url);
		const entries = journalAll(events, RULES);
		const { journals } = await control.visma.state();
		const { deliveries } = await control.chargebee.webhooks();
		const hits = Object.fromEntries((await control.visma.faults()).map(({ id, used }) => [id, used]));
		const of = (workflow: string) => countBy(before.filter(({ workflowId }) => workflowId === workflow), 'status');
		report(`${events.length} events, ${deliveries.length} attempts to deliver them: ${JSON.stringify(countBy(deliveries, 'outcome'))}`);
		report(`executions of Subscription Events ${JSON.stringify(of(SUBSCRIPTION_EVENTS_FLOW))}, of Book Events ${JSON.stringify(of(BOOK_EVENTS_FLOW))}`);
		const [lost, failedBefore, failedAfter] = faults.map((id) => hits[id]);
		report(`journal posts: ${lost} replies lost, ${failedBefore} answered 500 before and ${failedAfter} after the work; n8n killed once; ${retries} retries`);
		for (const reason of why) report(`failed before its retry: ${reason}`);
		report(`${entries.length} entries, ${journals.length} batches in Visma.net; ${seconds} s`);

		expect(await failed(n8n)).toEqual([]);
		expect(await balancesIn(control.visma)).toEqual(balancesOf(entries));
		expect(countBy(journals, 'status')).toEqual({ Posted: journals.length });
		// what the ERP makes of an accrual by itself carries its description
		const own = journals.filter(({ reversingEntry }) => !reversingEntry);
		const ids = own.map(({ description }) => readDescription(description ?? '')?.id15);
		expect(new Set(ids).size).toBe(own.length);
		const numbers = new Set(journals.map((journal) => journal.batchNumber));
		expect(entries.filter((entry) => standing(entry, numbers) !== 1).map(({ key }) => key)).toEqual([]);
	});
});
