import { countOutcomes } from '../../sandbox/demo/outcomes';
import type { ExecutionDetail } from '../../sandbox/n8n/client/executions';
import type { Workflow } from '../../sandbox/n8n/client/workflows';
import { waitFor } from '../../sandbox/n8n/waitFor';
import { auditRows, watermark } from './support/audit';
import { customersInChargebee, RequestWatch } from './support/chargebee';
import type { Company } from './support/company';
import { ACCEPTED, INACTIVE, openCompany, REFUSED, report } from './support/company';
import { waitUntilHeld } from './support/held';
import { runBySchedule, startBySchedule } from './support/schedule';

const EVERYTHING = { created: ACCEPTED, failed: REFUSED, skipped: INACTIVE };
const LONG_WAIT = 600;

let company: Company;

beforeEach(async () => {
	company = await openCompany();
});

afterEach(async () => await company?.end());

/** Ten seconds of patience instead of the default minute and a half, so that a test need not wait so long. */
function impatient(workflow: Workflow): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-visma-chargebee.')
			? { ...node, parameters: { ...node.parameters, options: { ...(node.parameters.options as object), maxWaitSeconds: 10 } } }
			: node,
	);
	return { ...workflow, nodes };
}

async function rowsOf(execution: ExecutionDetail) {
	return await waitFor('Row of the error workflow', async () => {
		const rows = (await auditRows(company.demo)).filter(({ executionId }) => executionId === execution.id);
		return rows.some(({ outcome }) => outcome === 'stopped') && rows;
	});
}

describe('Chargebee down', () => {
	it('fails the execution, is told by the error workflow, and Retry succeeds without writing anything twice', async () => {
		const { demo } = company;
		await demo.control.chargebee.addFault({ skip: 151, times: 0, effect: { type: 'down' } });
		const failed = await runBySchedule(demo, impatient);
		expect(failed.status).toBe('error');
		expect(failed.data.resultData.lastNodeExecuted).toBe('Sync to Chargebee');
		expect(await watermark(demo)).toBeUndefined();
		const { count } = await customersInChargebee(demo);
		expect(count).toBeGreaterThan(100);

		const rows = await rowsOf(failed);
		const stopped = rows.find(({ outcome }) => outcome === 'stopped');
		expect(stopped?.reason).toMatch(/Sync to Chargebee: .*Chargebee/);
		const created = rows.filter(({ outcome }) => outcome === 'created');
		expect(new Set(created.map(({ recordKey }) => recordKey)).size).toBe(count);
		report(`down after ${count} customers; ${created.length} of them in the audit table; "${String(stopped?.reason).split('\n')[0]}"`);

		await demo.control.chargebee.removeFaults();
		const watch = await RequestWatch.start(demo);
		const retried = await demo.n8n.executions.retry(failed.id);
		expect(retried).toMatchObject({ status: 'success', retryOf: failed.id });
		expect(await customersInChargebee(demo)).toEqual({ count: ACCEPTED, distinct: ACCEPTED });
		expect(await watch.writes()).toHaveLength(ACCEPTED - count);
		expect(await watermark(demo)).toBeDefined();
		report(`retry, with the batch done before: ${JSON.stringify(countOutcomes(retried))}, ${ACCEPTED - count} writes`);

		await demo.control.visma.editCustomer('10001', { name: 'Etter Nedetid AS' });
		await runBySchedule(demo);
		const newest = await watermark(demo);
		const late = await RequestWatch.start(demo);
		const again = await demo.n8n.executions.retry(failed.id);
		expect(again.status).toBe('success');
		expect(await late.writes()).toHaveLength(0);
		expect(await watermark(demo)).toBe(newest);
		report(`the same retried again after a later run: 0 writes, outcomes with the batch done before ${JSON.stringify(countOutcomes(again))}, watermark stays ${newest}`);
	});
});

describe('Visma.net token expired in mid-run', () => {
	it('fetches exactly one new token, and no item fails of it', async () => {
		const { demo } = company;
		// any page of the customers but the first
		const fault = await demo.control.visma.addFault({ method: 'GET', path: '/customer', skip: 1, effect: { type: 'hold' } });
		await demo.control.visma.settings({ maxPageSize: 100 });
		const watch = await RequestWatch.start(demo);
		const { id } = await startBySchedule(demo);
		await waitUntilHeld(demo.control.visma, fault);
		const before = (await watch.tokens()).length;
		await demo.control.visma.expireTokens();
		await demo.control.visma.releaseFault(fault);
		const run = await demo.n8n.executions.finished(id);
		expect(run.status).toBe('success');
		expect(countOutcomes(run)).toEqual(EVERYTHING);
		expect((await watch.tokens()).length - before).toBe(1);
		report(`token expired: ${(await watch.tokens()).length - before} new token, ${JSON.stringify(countOutcomes(run))}`);
	});
});

describe('429', () => {
	it('is waited out when Retry-After is 2 seconds, on either side', async () => {
		const { demo } = company;
		for (const server of ['visma', 'chargebee'] as const) {
			await demo.control[server].addFault({ path: '/customers?$', effect: { type: 'rate-limit', retryAfter: 2 } });
		}
		const run = await runBySchedule(demo);
		expect(run.status).toBe('success');
		expect(countOutcomes(run)).toEqual(EVERYTHING);
		for (const server of ['visma', 'chargebee'] as const) {
			const hit = (await demo.control[server].requests()).filter(({ effect }) => effect === 'rate-limit');
			expect(hit).toHaveLength(1);
		}
		report(`429 with Retry-After 2 on either side: ${JSON.stringify(countOutcomes(run))}`);
	});

	it.each(['visma', 'chargebee'] as const)('from %s with Retry-After 600 fails, says when to come back, and calls no more', async (server) => {
		const { demo } = company;
		await demo.control[server].addFault({ path: '/customers?$', effect: { type: 'rate-limit', retryAfter: LONG_WAIT } });
		const run = await runBySchedule(demo);
		expect(run.status).toBe('error');
		const { error } = run.data.resultData;
		const text = `${error?.message} ${error?.description}`;
		expect(text).toContain('takes no more calls for 10 minutes');
		const requests = (await demo.control[server].requests()).filter(({ path }) => /\/customers?$/.test(path));
		expect(requests.filter(({ effect }) => effect === 'rate-limit')).toHaveLength(1);
		expect(requests.at(-1)?.effect).toBe('rate-limit');
		expect(await watermark(demo)).toBeUndefined();
		report(`429 with Retry-After 600 from ${server}: ${text}`);
	});
});
