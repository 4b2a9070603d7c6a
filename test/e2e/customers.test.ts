import { countOutcomes } from '../../sandbox/demo/outcomes';
import { startOver } from '../../sandbox/demo/run';
import type { ExecutionDetail } from '../../sandbox/n8n/client/executions';
import type { Workflow } from '../../sandbox/n8n/client/workflows';
import { auditRows, countAudit, watermark } from './support/audit';
import { customersInChargebee, RequestWatch } from './support/chargebee';
import type { Company } from './support/company';
import { ACCEPTED, ERROR_FLOW, INACTIVE, openCompany, REFUSED, report, SYNC_ONE_FLOW } from './support/company';
import { NEEDS_CUSTOM_FIELD, OVERLONG_NAME, REFUSED_CUSTOMERS } from './support/refused';
import { runBySchedule } from './support/schedule';

let company: Company;

beforeAll(async () => {
	company = await openCompany();
});

afterAll(async () => await company?.end());

/** The red execution of one refused customer, by the number that its error names. */
async function redExecutionOf(number: string): Promise<ExecutionDetail> {
	const { n8n } = company.demo;
	for (const { id } of await n8n.executions.list({ workflowId: SYNC_ONE_FLOW, status: ['error'] })) {
		const execution = await n8n.executions.get(id);
		if (execution.data.resultData.error?.message.includes(`Customer ${number} `)) return execution;
	}
	throw new Error(`No red execution names customer ${number}`);
}

/** The workflow with other parameters in one of its nodes. */
const set = (name: string, parameters: object) => (workflow: Workflow): Workflow => ({
	...workflow,
	nodes: workflow.nodes.map((node) => (node.name === name ? { ...node, parameters: { ...node.parameters, ...parameters } } : node)),
});
const dryRun = (on: boolean) => set('Sync to Chargebee', { options: { dryRun: on } });

/** Runs in order: each test goes on from the state that the one before left. */
describe('Customers from Visma.net to Chargebee, by the schedule', () => {
	it('a dry run writes nothing, records nothing, and leaves the watermark', async () => {
		const watch = await RequestWatch.start(company.demo);
		const run = await runBySchedule(company.demo, dryRun(true));
		expect(run).toMatchObject({ status: 'success' });
		expect(countOutcomes(run)).toEqual({ created: ACCEPTED + 1, failed: REFUSED - 1, skipped: INACTIVE });
		expect((await watch.chargebee()).filter(({ method }) => method === 'POST')).toEqual([]);
		expect([await auditRows(company.demo), await watermark(company.demo)]).toEqual([[], undefined]);
		expect(await company.demo.n8n.executions.list({ workflowId: SYNC_ONE_FLOW })).toEqual([]);
	});

	it('creates the 240 acceptable customers, and records the refused and skipped ones', async () => {
		const watch = await RequestWatch.start(company.demo);
		const run = await runBySchedule(company.demo, dryRun(false));
		expect(run).toMatchObject({ status: 'success', mode: 'trigger' });
		expect(countOutcomes(run)).toEqual({ created: ACCEPTED, failed: REFUSED, skipped: INACTIVE });
		expect(await customersInChargebee(company.demo)).toEqual({ count: ACCEPTED, distinct: ACCEPTED });
		const customers = (await company.demo.control.visma.state()).customers;
		const newest = customers.map(({ lastModifiedDateTime }) => lastModifiedDateTime).sort().at(-1);
		expect(await watermark(company.demo)).toBe(newest);
		report(`first run: ${JSON.stringify(countOutcomes(run))}, ${(await watch.chargebee()).length} Chargebee calls, watermark ${newest}`);
	});

	it('gives each refused customer a red execution that names it and the field', async () => {
		const { n8n } = company.demo;
		const red = await n8n.executions.waitForFinished({ workflowId: SYNC_ONE_FLOW, status: ['error'] }, REFUSED);
		expect(red).toHaveLength(REFUSED);
		for (const [number, field] of Object.entries(REFUSED_CUSTOMERS)) {
			const { message } = (await redExecutionOf(number)).data.resultData.error ?? {};
			expect(message).toMatch(`Customer ${number} `);
			expect(message).toMatch(`: ${field}: `);
			report(`red: ${message?.slice(0, 60)} ... ${message?.split(': ').slice(1).join(': ').slice(0, 90)}`);
		}
	});

	it('keeps what happened in the audit table, with a readable row for each red execution', async () => {
		await company.demo.n8n.executions.waitForFinished({ workflowId: ERROR_FLOW }, REFUSED);
		const byFlow = (await auditRows(company.demo)).filter(({ flow }) => flow === 'customers');
		expect(byFlow).toHaveLength(ACCEPTED + REFUSED + INACTIVE);
		expect(await countAudit(company.demo)).toMatchObject({ created: ACCEPTED, skipped: INACTIVE, stopped: REFUSED });
		const stopped = (await auditRows(company.demo)).find(({ reason }) => String(reason).includes(`Customer ${OVERLONG_NAME} `));
		expect(stopped).toMatchObject({ outcome: 'stopped', flow: 'Sync One Customer, failed', errorCode: 'too-long' });
		report(`audit table: ${JSON.stringify(await countAudit(company.demo))}`);
	});

	it('writes nothing the second time, and makes no second red execution of the same refusals', async () => {
		const { n8n } = company.demo;
		const rows = await auditRows(company.demo);
		const before = await n8n.executions.newestId();
		await startOver(company.demo);
		const watch = await RequestWatch.start(company.demo);
		const run = await runBySchedule(company.demo);
		expect(countOutcomes(run)).toEqual({ unchanged: ACCEPTED, failed: REFUSED, skipped: INACTIVE });
		expect(await watch.writes()).toHaveLength(0);
		expect(await n8n.executions.list({ workflowId: SYNC_ONE_FLOW, after: before })).toHaveLength(0);
		expect(await auditRows(company.demo)).toHaveLength(rows.length);
		report(`second run: ${JSON.stringify(countOutcomes(run))}, ${(await watch.chargebee()).length} Chargebee calls, 0 writes`);
	});

	it('updates exactly the 7 customers changed in Visma.net', async () => {
		const { control } = company.demo;
		const numbers = ['10001', '10002', '10003', '10103', '10104', '10203', '10204'];
		for (const number of numbers) await control.visma.editCustomer(number, { name: `Nytt Navn ${number} AS` });
		const watch = await RequestWatch.start(company.demo);
		const run = await runBySchedule(company.demo);
		expect(run.status).toBe('success');
		expect(countOutcomes(run).updated).toBe(numbers.length);
		expect(await watch.writes()).toHaveLength(numbers.length);
		const { customers } = await control.chargebee.state();
		expect(customers.filter(({ company: name }) => String(name).startsWith('Nytt Navn'))).toHaveLength(numbers.length);
		report(`7 changes: ${JSON.stringify(countOutcomes(run))}, ${(await watch.chargebee()).length} Chargebee calls, 7 writes`);
	});

	it('turns a red execution green by Retry after the custom field is created', async () => {
		const { n8n, control } = company.demo;
		await control.chargebee.createCustomField('cf_partner_tier');
		const red = await redExecutionOf(NEEDS_CUSTOM_FIELD);
		const retried = await n8n.executions.retry(red.id);
		expect(retried).toMatchObject({ status: 'success', mode: 'retry', retryOf: red.id });
		expect(countOutcomes(retried)).toEqual({ created: 1 });
		expect((await n8n.executions.get(red.id)).retrySuccessId).toBe(retried.id);
		const created = (await control.chargebee.state()).customers.find(({ id }) => id === `VN-${NEEDS_CUSTOM_FIELD}`);
		expect(created).toMatchObject({ cf_partner_tier: 'GOLD' });
		report(`retry after the custom field was created: ${JSON.stringify(countOutcomes(retried))}`);
	});

	it('skips the older copy of a Retry when Chargebee has a newer one', async () => {
		const { n8n, control } = company.demo;
		const red = await redExecutionOf(OVERLONG_NAME);
		await control.visma.editCustomer(OVERLONG_NAME, { name: 'IKS Vann og Avløp' });
		expect(countOutcomes(await runBySchedule(company.demo)).created).toBe(1);
		const watch = await RequestWatch.start(company.demo);
		const retried = await n8n.executions.retry(red.id);
		expect(retried.status).toBe('success');
		expect(countOutcomes(retried)).toEqual({ skipped: 1 });
		expect(await watch.writes()).toHaveLength(0);
		const kept = (await control.chargebee.state()).customers.find(({ id }) => id === `VN-${OVERLONG_NAME}`);
		expect(kept).toMatchObject({ company: 'IKS Vann og Avløp' });
		report(`retry of an older copy: ${JSON.stringify(countOutcomes(retried))}, 0 writes`);
	});

	it('records a conflict and hands it to Sync One: a number that now belongs to another customer', async () => {
		const { n8n, control } = company.demo;
		const before = await n8n.executions.newestId();
		await control.chargebee.editCustomer('VN-10005', { meta_data: { visma_internal_id: '999999' } });
		await startOver(company.demo);
		expect(countOutcomes(await runBySchedule(company.demo)).conflict).toBe(1);
		const recorded = (await auditRows(company.demo)).filter(({ flow, outcome }) => flow === 'customers' && outcome === 'conflict');
		expect(recorded).toHaveLength(1);
		await n8n.executions.waitForFinished({ workflowId: SYNC_ONE_FLOW, status: ['error'], after: before }, 1);
		expect((await redExecutionOf('10005')).data.resultData.error?.message).toContain('internal id 999999');
	});

	it('leaves the watermark when only some customers were read', async () => {
		await startOver(company.demo);
		const run = await runBySchedule(company.demo, set('Changed Customers', { returnAll: false, limit: 5 }));
		expect(run.status).toBe('success');
		expect(await watermark(company.demo)).toBeUndefined();
	});
});
