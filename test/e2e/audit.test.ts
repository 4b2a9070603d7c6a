import { DateTime } from 'luxon';

import { templateId, withParameters } from '../../sandbox/demo/templates';
import type { ExecutionDetail, ExecutionSummary } from '../../sandbox/n8n/client/executions';
import type { DataTableRow } from '../../sandbox/n8n/client/dataTables';
import { waitFor } from '../../sandbox/n8n/waitFor';
import { auditRows } from './support/audit';
import { type Company, CUSTOMERS_FLOW, openCompany, report } from './support/company';
import { allEnded } from './support/retries';

const ALERT = 'vnc_alert';
const HEARTBEAT = 'vnc_heartbeat';
const ALERT_FLOW = templateId('alert');
const WATCH_FLOW = templateId('watch');
const ERASE_FLOW = templateId('erase-customer');
const MISSED_EVENTS_FLOW = templateId('missed-events');
const SYNC_ONE_FLOW = templateId('sync-one-customer');
const CUSTOMERS = ['10001', '10002', '10003', '10004', '10005'];
/** A flow of this test alone. */
const CALLER = 'vncCallerTest001';
/** Room for the flows' rows, and little more. */
const ROOM = 600_000;

let company: Company;

beforeAll(async () => {
	const settings = { N8N_DATA_TABLES_MAX_SIZE_BYTES: String(ROOM), N8N_DATA_TABLES_SIZE_CHECK_CACHE_DURATION_MS: '0' };
	company = await openCompany(settings);
	const since = DateTime.now().setZone('Europe/Oslo').minus({ minutes: 1 }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
	for (const number of CUSTOMERS) await company.demo.control.visma.editCustomer(number, { name: `Kunde ${number} AS` });
	await change(CUSTOMERS_FLOW, 'Changed Customers', { modifiedSince: since, options: { overlapMinutes: 0 } });
	await saveCaller();
});
afterEach(async () => await company.demo.control.chargebee.removeFaults());
afterAll(async () => await company?.end());

/** Sets parameters of a node, as a person does in the editor. */
async function change(id: string, name: string, parameters: Record<string, unknown>): Promise<void> {
	const { workflows } = company.demo.n8n;
	const workflow = await workflows.get(id);
	const nodes = workflow.nodes.map((node) => (node.name === name ? withParameters(node, parameters) : node));
	await workflows.save({ ...workflow, nodes });
}

async function byHand(id: string, trigger = 'By Hand'): Promise<ExecutionDetail> {
	const { n8n } = company.demo;
	return await n8n.executions.finished(await n8n.workflows.run(id, trigger), { timeout: 120_000 });
}

/** A flow that starts *Sync One Customer* for a customer of whom no copy is kept, as *Customers* does. */
async function saveCaller(): Promise<void> {
	const { n8n } = company.demo;
	const template = await n8n.workflows.get(SYNC_ONE_FLOW);
	const caller = {
		...template,
		id: CALLER,
		name: 'Caller',
		nodes: [
			{ id: 'a', name: 'By Hand', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
			{
				id: 'b',
				name: 'Row',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				position: [200, 0],
				parameters: { assignments: { assignments: [{ id: 'k', name: 'recordKey', value: '', type: 'string' }, { id: 'p', name: 'payload', value: '', type: 'string' }] }, options: {} },
			},
			{
				id: 'c',
				name: 'Sync One',
				type: 'n8n-nodes-base.executeWorkflow',
				typeVersion: 1.2,
				position: [400, 0],
				parameters: { workflowId: { __rl: true, mode: 'list', value: SYNC_ONE_FLOW }, mode: 'once', options: { waitForSubWorkflow: false } },
			},
		],
		connections: {
			'By Hand': { main: [[{ node: 'Row', type: 'main', index: 0 }]] },
			Row: { main: [[{ node: 'Sync One', type: 'main', index: 0 }]] },
		},
	};
	await n8n.workflows.save(caller);
}

async function syncOne(number: string): Promise<ExecutionSummary> {
	const { n8n } = company.demo;
	const after = await n8n.executions.newestId();
	const recordKey = { id: 'k', name: 'recordKey', value: `customer:${number}`, type: 'string' };
	await change(CALLER, 'Row', { assignments: { assignments: [recordKey] } });
	await byHand(CALLER);
	return await waitFor(`Sync One of ${number}`, async () =>
		(await n8n.executions.list({ workflowId: SYNC_ONE_FLOW, after, status: ['success', 'error'] }))[0],
	);
}

async function rowOfFailure({ id }: ExecutionSummary): Promise<DataTableRow> {
	return await waitFor('Row of the failure', async () =>
		(await auditRows(company.demo)).find(({ executionId, outcome }) => executionId === id && outcome === 'stopped'),
	);
}

const alerts = async () => await company.demo.n8n.dataTables.rows(ALERT);

async function alertSaying(text: RegExp): Promise<DataTableRow> {
	return await waitFor(`Alert ${String(text)}`, async () => (await alerts()).find(({ subject }) => text.test(String(subject))), { timeout: 150_000 });
}

/** What n8n shows as highlighted data of an execution, and searches by. */
async function highlighted(id: string): Promise<Record<string, string>> {
	const { customData } = (await company.demo.n8n.executions.get(id)) as ExecutionDetail & { customData?: Record<string, string> };
	return customData ?? {};
}

test('a run is found by a customer it wrote, among the executions and in the audit table', async () => {
	const run = await byHand(CUSTOMERS_FLOW, 'Every 10 Minutes');
	expect(run.status).toBe('success');
	const rows = await auditRows(company.demo);
	expect(rows).toHaveLength(CUSTOMERS.length);
	const [first] = rows;
	expect(first).toMatchObject({
		customer: String(first?.recordKey).replace('customer:', 'VN-'),
		targetKey: `customer:${String(first?.customer)}`,
		executionUrl: `/workflow/${CUSTOMERS_FLOW}/executions/${run.id}`,
	});
	const { customer = '', outcome } = await highlighted(run.id);
	expect(customer.split(' ').sort()).toEqual(rows.map((row) => row.customer).sort());
	report(`found by: customer = ${customer}; outcome = ${String(outcome)}`);
});

test('a quiet and healthy company gives no alarm; silence, a gap and a waiting refusal give one each, once', async () => {
	const { control, n8n } = company.demo;
	const { dataTables } = n8n;
	const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
	await dataTables.insert(HEARTBEAT, [{ flow: 'missed events', aliveAt: ago(6).toISOString(), lastEvent: ago(6).toISOString() }]);
	expect((await byHand(WATCH_FLOW)).status).toBe('success');
	expect(await n8n.executions.list({ workflowId: ALERT_FLOW })).toEqual([]);

	await dataTables.update(HEARTBEAT, 'flow', 'customers', { aliveAt: ago(3).toISOString() });
	const occurred_at = Math.floor(ago(3).getTime() / 1000);
	const kind = { object: 'event', event_type: 'invoice_generated', webhook_status: 'not_configured' } as const;
	const event = { ...kind, occurred_at, api_version: 'v2', source: 'scheduled_job' } as const;
	await control.chargebee.addEvents([
		{ ...event, id: 'ev_lost', content: { invoice: { id: 'INV-1', customer_id: 'VN-10001' } } },
		{ ...event, id: 'ev_mirrored', content: { invoice: { id: 'VN-100001', customer_id: 'VN-10001' } } },
	]);
	const refused = { time: ago(26).toISOString(), outcome: 'failed', reason: 'no e-mail', executionUrl: '/workflow/x/executions/1' };
	await dataTables.insert('vnc_audit', [
		{ ...refused, recordKey: 'customer:77001' },
		{ ...refused, recordKey: 'customer:77001', outcome: 'difference', reason: 'missing' },
		{ ...refused, recordKey: 'customer:77002', replayedAs: 'created' },
		{ ...refused, recordKey: 'customer:77003' },
		{ ...refused, recordKey: 'customer:77003', outcome: 'updated' },
	]);
	for (let times = 0; times < 2; times++) expect((await byHand(WATCH_FLOW)).status).toBe('success');
	const gap = await alertSaying(/^1 event of Chargebee never arrived/);
	const waiting = await alertSaying(/^1 refused record waits/);
	await alertSaying(/customers is silent/);
	expect(String(gap.text)).toContain('ev_lost invoice_generated');
	expect(String(waiting.text)).toContain('customer:77001 since');
	await waitFor('Alert ran for either part of both watches', async () => (await n8n.executions.list({ workflowId: ALERT_FLOW, status: ['success'] })).length === 4);
	expect(await alerts()).toHaveLength(3);
	report(`alerts: ${(await alerts()).map(({ subject }) => subject).join(' | ')}`);
});

test('an execution that fails, and a poll that fails without an execution, end in the audit table and in an alert', async () => {
	const { control, n8n } = company.demo;
	await control.chargebee.addFault({ times: 0, effect: { type: 'unauthorized' } });
	// the poll of publishing is the first to fail, which is let pass; the next one is not
	const second = (new Date().getUTCSeconds() + 15) % 60;
	await change(MISSED_EVENTS_FLOW, 'Chargebee Events', { pollTimes: { item: [{ mode: 'custom', cronExpression: `${second} * * * * *` }] } });
	await n8n.workflows.publish(MISSED_EVENTS_FLOW);
	const failed = await syncOne('10002');
	expect(failed.status).toBe('error');

	const told = await alertSaying(/^Sync One Customer: /);
	const stopped = await rowOfFailure(failed);
	expect(told.url).toBe(stopped.executionUrl);
	expect(String(stopped.executionUrl)).toContain(`/workflow/${SYNC_ONE_FLOW}/executions/${failed.id}`);
	expect(String(told.text)).toContain(`The flow Sync One Customer stopped in execution ${failed.id}.\nSync to Chargebee: 0 of 1 customer is done: `);

	await allEnded(n8n);
	expect(await n8n.executions.list({ workflowId: templateId('error-workflow'), status: ['error'] })).toEqual([]);

	const poll = await alertSaying(/^Missed Events: /);
	const row = (await auditRows(company.demo)).find(({ recordKey }) => recordKey === `workflow:${MISSED_EVENTS_FLOW}`);
	expect(row).toMatchObject({ outcome: 'stopped', executionId: '' });
	expect(String(row?.reason)).toContain('Nothing is lost: the next poll reads on from the same place');
	report(`poll: ${String(poll.subject)}`);
	await n8n.workflows.deactivate(MISSED_EVENTS_FLOW);
});

test('a failure of which nobody can be told is written, and is red itself', async () => {
	const { control, n8n } = company.demo;
	await control.chargebee.addFault({ times: 0, effect: { type: 'unauthorized' } });
	await n8n.workflows.deactivate(ALERT_FLOW);
	const failed = await syncOne('10004');
	expect((await rowOfFailure(failed)).outcome).toBe('stopped');
	await allEnded(n8n);
	const [red] = await n8n.executions.list({ workflowId: templateId('error-workflow'), status: ['error'] });
	const { error } = (await n8n.executions.get(String(red?.id))).data.resultData;
	expect(error?.message).toContain('nobody was told: import and publish the workflow Alert');
	await n8n.workflows.publish(ALERT_FLOW);
});

test('a full data table stops a run visibly, and Retry writes the rows when there is room again', async () => {
	const { n8n, control } = company.demo;
	await n8n.dataTables.create('junk', ['text']);
	await n8n.dataTables.insert('junk', Array.from({ length: 30 }, () => ({ text: 'x'.repeat(30_000) })));
	await control.visma.editCustomer('10001', { name: 'Full Tabell AS' });
	const before = (await auditRows(company.demo)).length;
	const failed = await syncOne('10001');
	expect(failed.status).toBe('error');
	const { error } = (await n8n.executions.get(failed.id)).data.resultData;
	expect(error?.message).toContain('size limit exceeded');
	expect(await auditRows(company.demo)).toHaveLength(before);
	const [last] = await waitFor('Something Failed is red itself', async () => {
		const red = await n8n.executions.list({ workflowId: templateId('error-workflow'), after: failed.id, status: ['error'] });
		return red.length > 0 && red;
	});

	await n8n.dataTables.drop('junk');
	expect((await n8n.executions.retry(failed.id)).status).toBe('success');
	const written = (await auditRows(company.demo)).filter(({ recordKey, outcome }) => recordKey === 'customer:10001' && outcome === 'updated');
	expect(written).toHaveLength(1);
	await n8n.executions.retry(String(last?.id));
	const { reason } = await rowOfFailure(failed);
	expect(reason).toContain('The data tables of this n8n are full');
	report(`table full: ${String(reason).replace(/\n/g, ' / ')}`);
});

test('a customer is erased: nothing personal stays in any row, ids and figures do', async () => {
	const number = '10001';
	const before = (await auditRows(company.demo)).filter(({ customer }) => customer === `VN-${number}`);
	expect(JSON.stringify(before)).toContain('Full Tabell AS');
	const alert = { time: new Date().toISOString(), severity: 'attention', subject: 'A test', url: '' };
	const told = ['customer:10001 waits', 'customer:100010 waits'].map((text) => ({ ...alert, key: text, text }));
	await company.demo.n8n.dataTables.insert(ALERT, told);
	await change(ERASE_FLOW, 'Choice', { assignments: { assignments: [
		{ id: 'a', name: 'number', value: number, type: 'string' },
		{ id: 'b', name: 'chargebeeId', value: '', type: 'string' },
	] } });
	const run = await byHand(ERASE_FLOW);
	expect(run.status).toBe('success');
	const after = (await auditRows(company.demo)).filter(({ customer }) => customer === `VN-${number}`);
	expect(after).toHaveLength(before.length);
	expect(JSON.stringify(after)).not.toContain('Full Tabell AS');
	expect(JSON.stringify(after)).toContain('[erased]');
	for (const [index, row] of after.entries()) {
		expect(row).toMatchObject({ recordKey: before[index]?.recordKey, outcome: before[index]?.outcome, payload: '', executionUrl: before[index]?.executionUrl });
	}
	const others = (await auditRows(company.demo)).filter(({ customer }) => customer && customer !== `VN-${number}`);
	expect(JSON.stringify(others)).not.toContain('[erased]');
	const left = (await alerts()).filter(({ subject }) => subject === alert.subject).map(({ text }) => text);
	expect(left).toEqual(['customer:100010 waits']);
	const [item] = run.data.resultData.runData.Summary?.[0]?.data?.main?.[0] ?? [];
	report(String(item?.json.summary));
});

test('a customer of whom no whole copy was kept is read again before it is tried again', async () => {
	const { status, id } = await syncOne('10003');
	expect(status).toBe('success');
	const { runData } = (await company.demo.n8n.executions.get(id)).data.resultData;
	expect(Object.keys(runData)).toEqual(expect.arrayContaining(['Kept Whole', 'Read Customer', 'Sync to Chargebee']));
	expect(runData['Sync to Chargebee']?.[0]?.data?.main?.[0]?.[0]?.json).toMatchObject({ outcome: 'unchanged' });
});
