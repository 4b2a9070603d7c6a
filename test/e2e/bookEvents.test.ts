import countBy from 'lodash/countBy';

import { itemsOf } from '../../sandbox/demo/outcomes';
import { untilBooked } from '../../sandbox/demo/sell';
import { templateId } from '../../sandbox/demo/templates';
import type { Workflow } from '../../sandbox/n8n/client/workflows';
import { waitFor } from '../../sandbox/n8n/waitFor';
import { auditRows } from './support/audit';
import { type Company, openCompany, report } from './support/company';

const BOOK = templateId('book-events');
const EVENTS = templateId('subscription-events');
const RECORD = 'Record Chargebee Events';

let company: Company;

beforeAll(async () => {
	company = await openCompany();
	const { control, n8n } = company.demo;
	await control.chargebee.addCustomers([
		{ id: 'A', company: 'Öresund Data AB', created_at: 1, billing_address: { country: 'SE' } },
	]);
	await n8n.workflows.publish(EVENTS);
});

beforeEach(async () => void (await company.demo.control.visma.putAccount('3050', { allowManualEntry: true })));
afterAll(async () => await company?.end());

const sell = async (plan: string, other: object = {}) =>
	await untilBooked(company.demo, async () => {
		const order = { customerId: 'A', items: [{ item_price_id: plan }], ...other };
		return await company.demo.control.chargebee.live<{ invoice: { id: string } }>('create', order);
	});

const journalsOf = async (document: string) => {
	const { journals } = await company.demo.control.visma.state();
	return journals.filter((batch) => batch.journalTransactionLines.some(({ referenceNumber }) => referenceNumber === document));
};

/** Rows of the audit table for one document, in the words of the table. */
const rowsOf = async (recordKey: string) => (await auditRows(company.demo)).filter((row) => row.recordKey === recordKey);

/** The red execution among those of some deliveries, and what the error workflow made of it. */
async function redOne(executions: Array<{ id: string; status: string }>) {
	const red = executions.filter(({ status }) => status === 'error');
	expect(red).toHaveLength(executions.length);
	const [first] = red;
	const execution = await company.demo.n8n.executions.get(first?.id ?? '');
	const rows = await waitFor('row of the error workflow', async () => {
		const found = (await auditRows(company.demo)).filter(({ executionId }) => executionId === execution.id);
		return found.some(({ outcome }) => outcome === 'stopped') && found;
	});
	return { execution, rows };
}

describe('Subscription Events and Book Events', () => {
	it('book a sale once, with a row in the audit table for each batch, and none is waited for', async () => {
		const { done, booked } = await sell('pro-sek-monthly');
		expect(countBy(booked.executions, 'status')).toEqual({ success: booked.executions.length });
		const journals = await journalsOf(done.invoice.id);
		expect(journals.every(({ status }) => status === 'Posted')).toBe(true);
		const rows = await rowsOf(`invoice:${done.invoice.id}`);
		const created = rows.filter(({ outcome }) => outcome === 'created');
		expect(created.map(({ flow }) => flow)).toEqual(journals.map(() => 'book events'));
		for (const { batchNumber } of journals) expect(created.filter(({ answerId }) => String(answerId).includes(batchNumber))).toHaveLength(1);
		// two events tell of the invoice at once: one execution may release what the other has just created
		expect(rows.filter(({ outcome }) => outcome !== 'created' && outcome !== 'updated')).toEqual([]);
		const starts = await company.demo.n8n.executions.list({ workflowId: EVENTS });
		expect(starts.every(({ status }) => status === 'success')).toBe(true);
		report(`${journals.length} journals of ${done.invoice.id}, ${rows.length} audit rows, ${booked.seconds.toFixed(1)} s`);
	});

	it('record an event that moves no money once, however often it comes', async () => {
		const { booked } = await sell('pro-sek-monthly', { trialDays: 14 });
		expect(countBy(booked.executions, 'status')).toEqual({ success: booked.executions.length });
		const skips = async () => (await auditRows(company.demo)).filter(({ outcome }) => outcome === 'skipped');
		const [skip, ...others] = await skips();
		expect(others).toEqual([]);
		expect(String(skip?.recordKey)).toMatch(/^event:/);
		expect(String(skip?.reason)).not.toBe('');
		const eventIds = [String(skip?.recordKey).slice('event:'.length)];
		await untilBooked(company.demo, async () => await company.demo.control.chargebee.redeliver({ eventIds }));
		expect(await skips()).toHaveLength(1);
	});

	it('turn red where an account refuses, name it, and a Retry from the list books it when that is mended', async () => {
		const { control, n8n } = company.demo;
		await control.visma.putAccount('3050', { allowManualEntry: false });
		const { done, booked } = await sell('basic-sek-yearly');
		const { execution, rows } = await redOne(booked.executions);
		const { error, lastNodeExecuted } = execution.data.resultData;
		expect(lastNodeExecuted).toBe(RECORD);
		const said = `${error?.message} ${error?.description}`;
		expect(said).toContain(done.invoice.id);
		expect(said).toContain('3050');
		expect(said.length).toBeLessThan(2000);
		expect(countBy(rows, 'outcome')).toMatchObject({ stopped: 1 });
		expect(rows.filter(({ outcome, recordKey }) => outcome === 'failed' && recordKey === `invoice:${done.invoice.id}`)).not.toEqual([]);
		expect((await n8n.executions.list({ workflowId: EVENTS, status: ['error'] }))).toEqual([]);
		report(`red: ${said}`);

		await control.visma.putAccount('3050', { allowManualEntry: true });
		for (const { id } of booked.executions) expect((await n8n.executions.retry(id)).status).toBe('success');
		const journals = await journalsOf(done.invoice.id);
		expect(countBy(journals, 'status')).toEqual({ Posted: 14 });
		const created = (await rowsOf(`invoice:${done.invoice.id}`)).filter(({ outcome }) => outcome === 'created');
		expect(created).toHaveLength(14);
		report(`green after the retry: ${journals.length} journals, ${created.length} rows "created"`);
	});

	it('turn red for an item without a rule, and green on Retry with the rules as they are saved then', async () => {
		const { n8n } = company.demo;
		const saved = await n8n.workflows.get(BOOK);
		await n8n.workflows.save(withoutPlans(saved));
		await n8n.workflows.publish(BOOK);
		const { done, booked } = await sell('enterprise-sek-yearly');
		const { execution } = await redOne(booked.executions);
		const { error } = execution.data.resultData;
		expect(`${error?.message} ${error?.description}`).toContain('enterprise-sek-yearly');
		expect(await journalsOf(done.invoice.id)).toEqual([]);

		await n8n.workflows.save(saved);
		await n8n.workflows.publish(BOOK);
		for (const { id } of booked.executions) expect((await n8n.executions.retry(id, true)).status).toBe('success');
		expect(countBy(await journalsOf(done.invoice.id), 'status')).toEqual({ Posted: 14 });
	});

	it('give a flow that waits the results: one for each entry', async () => {
		const { n8n, control } = company.demo;
		const [event] = (await events()).filter(({ event_type }) => event_type === 'invoice_generated');
		await n8n.workflows.save(caller(event));
		const { seq = 0 } = (await control.visma.requests()).at(-1) ?? {};
		const id = await n8n.workflows.run(CALLER, 'Start');
		const execution = await n8n.executions.finished(id);
		const results = itemsOf(execution, 'Book Events');
		expect(results.length).toBeGreaterThan(1);
		expect(countBy(results, 'outcome')).toEqual({ unchanged: results.length });
		const writes = (await control.visma.requests(seq)).filter(({ method, path }) => method !== 'GET' && !path.includes('token'));
		expect(writes).toEqual([]);
	});
});

/** The workflow without the row of the rules that covers plans. */
function withoutPlans(workflow: Workflow): Workflow {
	const nodes = workflow.nodes.map((node) => {
		const { condition: rows = [] } = (node.parameters.conditions ?? {}) as { condition?: Array<{ chargeKind?: string }> };
		if (node.name !== RECORD) return node;
		const condition = rows.filter(({ chargeKind }) => chargeKind !== 'plan_item_price');
		expect(condition).toHaveLength(rows.length - 1);
		return { ...node, parameters: { ...node.parameters, conditions: { condition } } };
	});
	return { ...workflow, nodes };
}

async function events(): Promise<Array<{ event_type: string }>> {
	const snapshot = (await company.demo.control.chargebee.snapshot()) as { state: { events: Array<{ event_type: string }> } };
	return snapshot.state.events;
}

const CALLER = 'vncBookCaller001';

/** A flow that hands one event to *Book Events* and waits for what comes of it. */
function caller(event: unknown): Workflow {
	const link = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return {
		id: CALLER,
		name: 'A caller',
		nodes: [
			{ id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
			{
				id: 'event',
				name: 'Event',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				position: [200, 0],
				parameters: { mode: 'raw', jsonOutput: JSON.stringify(event), options: {} },
			},
			{
				id: 'book',
				name: 'Book Events',
				type: 'n8n-nodes-base.executeWorkflow',
				typeVersion: 1.2,
				position: [400, 0],
				parameters: { workflowId: { __rl: true, mode: 'id', value: BOOK }, mode: 'once', options: { waitForSubWorkflow: true } },
			},
		],
		connections: { Start: link('Event'), Event: link('Book Events') },
		settings: { executionOrder: 'v1' },
	};
}
