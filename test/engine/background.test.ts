import type { INodeParameters } from 'n8n-workflow';

import type { AuditRecord } from '../../lib/sync/audit';
import { Company } from './company';

let company: Company;
beforeAll(async () => {
	company = await Company.open('nordic');
});
afterAll(async () => await company.close());
beforeEach(async () => await company.control.visma.reset({ seed: 'nordic' }));

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const run = async (resource: string, operation: string, parameters: INodeParameters, options: INodeParameters = {}) => {
	const given = { resource, operation, whenRefused: 'returnFailedItem', options: { background: true, ...options }, ...parameters };
	return (await company.visma(given)).items[0]?.json;
};
const INVOICE = { customer: byId('10001'), documentDate: '2026-01-15', lines: { line: [{ unitPriceInCurrency: '100' }] } };
const calls = async () =>
	(await company.control.visma.requests()).filter(({ path }) => path.startsWith('/v')).map(({ method, path, status }) => `${method} ${path.replace(/[0-9a-f-]{36}/, 'ID')} ${status}`);

describe('Run in Background', () => {
	test('follows the job to its end, and names it in the item', async () => {
		const created = await run('customerInvoice', 'create', INVOICE);
		expect(created).toMatchObject({ outcome: 'created', invoiceNumber: '100001', jobId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
		expect((created?.audit as unknown as AuditRecord).requests[0]).toMatchObject({ status: 201, answerId: '100001' });
		expect(await calls()).toEqual(['POST /v2/customerinvoice 202', 'GET /v1/background/ID 200', 'GET /v1/background/ID 200']);
		const job = await run('backgroundJob', 'get', { jobId: String(created?.jobId) });
		expect(job).toMatchObject({ status: 'Finished', statusCode: 201 });
	});

	test.each<[string, string, INodeParameters, object]>([
		['customer', 'create', { name: 'Nordlys AS' }, { outcome: 'created', customerNumber: '50001' }],
		['customer', 'update', { customerNumber: byId('10001'), additionalFields: { gln: '1' } }, { outcome: 'updated' }],
		['customer', 'upsert', { name: 'x', matchBy: 'number', additionalFields: { number: 'CB-1' } }, { outcome: 'created', customerNumber: 'CB-1' }],
		[
			'journalTransaction',
			'create',
			{ transactionDate: '2026-01-15', lines: { line: [{ account: byId('1510'), debit: '5', credit: '' }, { account: byId('3001'), debit: '', credit: '5' }] } },
			{ outcome: 'created', released: true },
		],
	])('of %s: %s', async (resource, operation, parameters, expected) => {
		expect(await run(resource, operation, parameters)).toMatchObject({ ...expected, jobId: expect.any(String) });
	});

	test('a refusal in the background reads like any other', async () => {
		const refused = await run('customerInvoice', 'create', { ...INVOICE, customer: byId('none') });
		expect(refused).toMatchObject({ outcome: 'failed', errorCode: 'visma-unknown-key' });
		expect(String(refused?.reason)).toContain("CustomerID 'none' cannot be found");
	});

	test('a job that does not end in time is named, and goes on by itself', async () => {
		await company.control.visma.settings({ background: { reads: 1000 } });
		const pending = await run('customerInvoice', 'create', INVOICE, { maxWaitSeconds: 1 });
		expect(pending).toMatchObject({ outcome: 'failed', errorCode: 'visma-job-pending' });
		expect(String(pending?.reason)).toMatch(/as job [0-9a-f-]{36}/);
		expect((await company.control.visma.state()).counts.invoices).toBe(1);
	});

	test('with a number of its own is created once, whatever happened to the answer', async () => {
		const own = { ...INVOICE, additionalFields: { referenceNumber: 'CB-1' } };
		expect(await run('customerInvoice', 'create', own)).toMatchObject({ outcome: 'created' });
		expect(await run('customerInvoice', 'create', own)).toMatchObject({ outcome: 'unchanged' });
		expect((await company.control.visma.state()).counts.invoices).toBe(1);
	});
});
