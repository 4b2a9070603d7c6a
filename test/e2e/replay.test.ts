import type { Browser } from 'playwright-core';

import { itemsOf } from '../../sandbox/demo/outcomes';
import { templateId } from '../../sandbox/demo/templates';
import { waitFor } from '../../sandbox/n8n/waitFor';
import { balancesIn, balancesOf } from '../history/balances';
import { auditRows, watermark } from './support/audit';
import { openBrowser } from './support/browser';
import { SUBSCRIPTION_EVENTS_FLOW } from './support/bookkeeping';
import { customersInChargebee, RequestWatch } from './support/chargebee';
import { type Company, openCompany, report } from './support/company';
import { waitUntilHeld } from './support/held';
import { Person } from './support/replay/person';
import { executionOf, fail, mend } from './support/replay/run';
import { type KindName, setStage, type Stage } from './support/replay/stage';
import type { Step } from './support/replay/steps';
import { allEnded } from './support/retries';

const KINDS: KindName[] = ['customer', 'invoice', 'event'];
const REPLAYED: Step[] = ['mapping', 'write refused'];

let company: Company;
let browser: Browser;
let person: Person;
let stage: Stage;
/** Told of before any flow listened: no webhook ever came. */
let untold: string;

beforeAll(async () => {
	company = await openCompany();
	stage = await setStage(company);
	untold = await stage.events.sell();
	for (const flow of [SUBSCRIPTION_EVENTS_FLOW, templateId('replay'), templateId('read-again')]) await company.demo.n8n.workflows.publish(flow);
	browser = await openBrowser();
	person = await Person.logIn(browser, company.demo);
});

afterAll(async () => {
	await browser?.close();
	await company?.end();
});

const kindOf = (name: KindName) => stage.kinds[name];

/** Rows of the audit table that a failed execution, or the crash of one, left. */
async function rowsOf(executionId: string) {
	return (await auditRows(company.demo)).filter((row) => row.executionId === executionId);
}

/** The newest row of a record, its outcome being one of a refusal. */
async function refusalOf(name: KindName, step: Step) {
	const rows = (await auditRows(company.demo)).filter(({ recordKey }) => recordKey === kindOf(name).keyOf(step));
	return rows.findLast(({ outcome }) => outcome === 'failed');
}

/** A step that stops executions: Retry in n8n's own list takes them up again. */
function stops(step: Step): void {
	let after: string;
	const red: Partial<Record<KindName, string>> = {};

	beforeAll(async () => {
		after = await fail(company.demo, stage, [step]);
	});

	it.each(KINDS)('%s: the execution is red, and the audit table says why', async (name) => {
		const { id } = await executionOf(company.demo, kindOf(name), after, 'error');
		red[name] = id;
		const row = await waitFor('row of the failure', async () => (await rowsOf(id)).find(({ outcome }) => outcome === 'stopped'));
		expect(String(row.reason)).toMatch(/Chargebee|Visma/);
		expect(await kindOf(name).copies(step)).toBeLessThanOrEqual(1);
		report(`${step}, ${name}: ${String(row.reason).slice(0, 160)}`);
	});

	it('is mended', async () => {
		await mend(company.demo, stage, [step]);
		await person.openExecutions();
	});

	it.each(KINDS)('%s: Retry in the list of executions ends it right, once', async (name) => {
		const retried = await person.retry(red[name] ?? '', `retry-${step}-${name}`);
		expect(retried.status).toBe('success');
		expect(await kindOf(name).copies(step)).toBe(1);
	});
}

// Runs in order: each step goes on from what the one before left.
describe('source read fails', () => stops('source read'));

describe('mapping and write are refused', () => {
	const cases = REPLAYED.flatMap((step) => KINDS.map((name) => [step, name] as const));
	const rows = new Map<string, number>();

	beforeAll(async () => {
		const after = await fail(company.demo, stage, REPLAYED);
		for (const name of ['customer', 'invoice'] as const) await executionOf(company.demo, kindOf(name), after, 'success');
	});

	it.each(cases)('%s, %s: the audit table names the record, the reason and has its copy', async (step, name) => {
		const row = await waitFor('row of the refusal', async () => await refusalOf(name, step));
		expect(String(row.payload)).not.toBe('');
		expect(String(row.reason)).not.toBe('');
		expect(await kindOf(name).copies(step)).toBe(0);
		report(`${step}, ${name}: ${String(row.reason).slice(0, 160)}`);
	});

	it('are mended, and the person has a look, which writes nothing', async () => {
		await allEnded(company.demo.n8n);
		await mend(company.demo, stage, REPLAYED);
		const watch = await RequestWatch.start(company.demo);
		for (const [step, name] of cases) rows.set(`${step} ${name}`, Number((await refusalOf(name, step))?.id));
		expect(await person.look('replay', { What: 'Everything', Outcome: 'Refused' }, 'look')).toMatch(/^6 records fit/);
		expect(await watch.writes()).toEqual([]);
	});

	it('of a record that was mended itself, a new copy is read from its source', async () => {
		const [, number = ''] = kindOf('invoice').keyOf('mapping').split(':');
		const stored = { What: 'Invoices and credit notes', Outcome: 'Refused', 'Number or ID': number };
		expect(await person.look('replay', { ...stored, Copy: 'Read again from the source' }, 'read')).toMatch(/1 read again from the source/);
		expect(await person.goOn('read')).toMatch(/^1 run again: 1 created/);
	});

	it('of the others the stored copies are run', async () => {
		expect(await person.look('replay', { What: 'Everything', Outcome: 'Refused' }, 'replay')).toMatch(/^5 records fit\s+5 from the stored copy/);
		const result = await person.goOn('replay');
		expect(result).toMatch(/^5 run again: 5 created/);
		report(result.split('\n')[0] ?? '');
	});

	it.each(cases)('%s, %s: is on the other side once, and its row says so', async (step, name) => {
		expect(await kindOf(name).copies(step)).toBe(1);
		const row = (await auditRows(company.demo)).find(({ id }) => id === rows.get(`${step} ${name}`));
		expect(row).toMatchObject({ recordKey: kindOf(name).keyOf(step), replayedAs: 'created' });
		expect(String(row?.replayExecution)).toMatch(/^\/workflow\/\w+\/executions\/\d+$/);
	});

	it('a start by hand only looks, unless Choice says otherwise', async () => {
		const { n8n } = company.demo;
		const execution = await n8n.executions.finished(await n8n.workflows.run(templateId('replay'), 'By Hand'));
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Found')).toMatchObject([{ total: 0, rows: [] }]);
		expect(itemsOf(execution, 'Rows to Run')).toEqual([]);
	});

	it('run again, nothing fits any more; and what was written changes nothing', async () => {
		expect(await person.look('replay', { What: 'Everything', Outcome: 'Refused' }, 'replay-nothing')).toMatch(/^Nothing to run again/);
		const watch = await RequestWatch.start(company.demo);
		const key = kindOf('customer').keyOf('source read').split(':')[1] ?? '';
		expect(await person.look('replay', { What: 'Customers', Outcome: 'Written', 'Number or ID': key }, 'replay-written')).toMatch(/^1 record fits/);
		expect(await person.goOn('replay-written')).toMatch(/^1 run again: 1 unchanged/);
		expect(await watch.writes()).toEqual([]);
	});
});

describe('write lost', () => stops('write lost'));

describe('n8n killed', () => {
	const step: Step = 'n8n killed';
	const crashed: Partial<Record<KindName, string>> = {};

	beforeAll(async () => {
		const { demo } = company;
		const held = async (server: 'visma' | 'chargebee') => {
			for (const { id } of await demo.control[server].faults()) await waitUntilHeld(demo.control[server], id);
		};
		const after = await fail(demo, stage, [step], ['customer', 'invoice']);
		await held('chargebee');
		// Last: calls to one company take turns, and the others read from it.
		await fail(demo, stage, [step], ['event']);
		await held('visma');
		for (const name of KINDS) crashed[name] = (await executionOf(demo, kindOf(name), after, 'running')).id;
		await demo.server.kill();
		// What was held is let through now, as requests that were on their way: nobody reads the answers.
		await mend(demo, stage, [step]);
		await demo.restart();
		await person.openExecutions();
	});

	it.each(KINDS)('%s: the execution is shown as crashed', async (name) => {
		const isCrashed = async () => (await company.demo.n8n.executions.get(crashed[name] ?? '')).status === 'crashed';
		await waitFor('status crashed', isCrashed);
	});

	it.each(KINDS)('%s: Retry in the list of executions ends it right, once', async (name) => {
		const retried = await person.retry(crashed[name] ?? '', `retry-${step}-${name}`);
		expect(retried.status).toBe('success');
		expect(await kindOf(name).copies(step)).toBe(1);
	});
});

describe('what never arrived', () => {
	it('an event is found on the site and booked once', async () => {
		expect((await stage.events.batchesOf(untold)).there).toBe(0);
		expect(await person.look('replay-events', { Events: 'Invoices' }, 'events')).toMatch(/^6 events fit/);
		expect(await person.goOn('events')).toMatch(/batches posted, 0 events refused/);
		const { there, posted, wanted } = await stage.events.batchesOf(untold);
		expect([there, posted]).toEqual([wanted, wanted]);
	});

	it('Visma.net is read again from a day: the watermark moves back, never forward', async () => {
		const before = await watermark(company.demo);
		expect(await person.look('read-again', { What: 'Customers', 'Changed since': '2099-01-01' }, 'forward')).toMatch(/^Nothing to move/);
		expect(await watermark(company.demo)).toBe(before);
		expect(await person.look('read-again', { What: 'Customers', 'Changed since': '2026-01-01' }, 'back')).toContain('Nothing is written twice');
		expect(await person.goOn('back')).toMatch(/^The next run reads again/);
		expect(await watermark(company.demo)).toBe('2026-01-01T00:00:00.000');
	});
});

describe('in the end', () => {
	it('customers, invoices and the ledger are right, and nothing is doubled', async () => {
		const { visma, chargebee } = company.demo.control;
		const { customers, invoices } = await visma.state();
		const active = customers.filter(({ status }) => status === 'Active').length;
		// one customer was added in Chargebee by hand, and the site sells to two of its own
		const { count, distinct } = await customersInChargebee(company.demo);
		expect([count, distinct]).toEqual([active + 3, active + 2]);
		const { counts } = await chargebee.state();
		const sold = (await stage.events.entries()).filter(({ kind }) => kind === 'invoice').length;
		expect(counts.invoices).toBe(invoices.filter(({ status }) => status !== 'Balanced').length + sold);
		const entries = await stage.events.entries();
		expect(await balancesIn(visma)).toEqual(balancesOf(entries));
		expect((await visma.state()).journals).toHaveLength(entries.length);
		report(`${count} customers, ${counts.invoices} invoices, ${entries.length} batches`);
	});
});
