import { countOutcomes } from '../../sandbox/demo/outcomes';
import { waitFor } from '../../sandbox/n8n/waitFor';
import { auditRows, watermark } from './support/audit';
import { customersInChargebee } from './support/chargebee';
import type { Company } from './support/company';
import { ACCEPTED, INACTIVE, openCompany, REFUSED, report } from './support/company';
import { waitUntilHeld } from './support/held';
import { runBySchedule, startBySchedule } from './support/schedule';

let company: Company;

beforeEach(async () => {
	company = await openCompany();
});

afterEach(async () => await company?.end());

/** The run after the crash, and what it must have completed. */
async function expectCompleted(): Promise<void> {
	const run = await runBySchedule(company.demo);
	const { created = 0, unchanged = 0, failed, skipped } = countOutcomes(run);
	expect(run.status).toBe('success');
	expect({ written: created + unchanged, failed, skipped }).toEqual({ written: ACCEPTED, failed: REFUSED, skipped: INACTIVE });
	expect(await customersInChargebee(company.demo)).toEqual({ count: ACCEPTED, distinct: ACCEPTED });
	expect(await watermark(company.demo)).toBeDefined();
	report(`after the crash: ${JSON.stringify(countOutcomes(run))}, customers ${JSON.stringify(await customersInChargebee(company.demo))}`);
}

/** n8n's own word for an execution that it found unfinished at its start. */
async function expectCrashed(executionId: string): Promise<void> {
	const { n8n } = company.demo;
	await waitFor('Status crashed', async () => (await n8n.executions.get(executionId)).status === 'crashed');
}

/**
 * The row that our error workflow makes of the crash. n8n 2.41 starts error workflows for a crash only when the node it
 * stopped in had not finished before in the same execution: not in the second round of a loop.
 */
async function expectCrashRecorded(executionId: string): Promise<void> {
	const row = await waitFor('Row of the crash in the audit table', async () =>
		(await auditRows(company.demo)).find(({ outcome, executionId: id }) => outcome === 'stopped' && id === executionId),
	);
	expect(row).toMatchObject({ flow: 'Customers: Visma.net to Chargebee, failed' });
}

describe('n8n killed with SIGKILL', () => {
	it('between reading Visma.net and writing Chargebee: the next run does it all', async () => {
		const { demo } = company;
		const fault = await demo.control.chargebee.addFault({ method: 'GET', path: '/customers$', times: 0, effect: { type: 'hold' } });
		const { id } = await startBySchedule(demo);
		await waitUntilHeld(demo.control.chargebee, fault);
		await demo.server.kill();
		await demo.control.chargebee.removeFaults();
		expect((await customersInChargebee(demo)).count).toBe(0);

		await demo.restart();
		expect(await watermark(demo)).toBeUndefined();
		await expectCrashed(id);
		await expectCrashRecorded(id);
		await expectCompleted();
	});

	it('in the middle of writing: the next run loses none and doubles none', async () => {
		const { demo } = company;
		const fault = await demo.control.chargebee.addFault({
			method: 'POST',
			path: '/customers$',
			skip: 130,
			times: 0,
			effect: { type: 'hold' },
		});
		const { id } = await startBySchedule(demo);
		await waitUntilHeld(demo.control.chargebee, fault, 2);
		await demo.server.kill();
		// What was held is let through now, as requests that were on their way: nobody reads the answers.
		await demo.control.chargebee.removeFaults();
		const { count } = await customersInChargebee(demo);
		expect(count).toBeGreaterThan(100);
		expect(count).toBeLessThan(ACCEPTED);

		await demo.restart();
		report(`killed after ${count} of ${ACCEPTED} customers, watermark ${await watermark(demo)}`);
		expect(await watermark(demo)).toBeUndefined();
		await expectCrashed(id);
		await expectCompleted();
	});
});
