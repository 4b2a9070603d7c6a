import { omit } from 'lodash';
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
const BATCH = { transactionDate: '2026-01-15', lines: { line: [{ account: byId('1510'), debit: '5', credit: '' }, { account: byId('3001'), debit: '', credit: '5' }] } };
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
		['journalTransaction', 'create', BATCH, { outcome: 'created', released: true }],
	])('of %s: %s', async (resource, operation, parameters, expected) => {
		expect(await run(resource, operation, parameters)).toMatchObject({ ...expected, jobId: expect.any(String) });
	});

	test.each<[string, INodeParameters]>([
		['customerInvoice', { ...INVOICE, additionalFields: { referenceNumber: 'CB-1' } }],
		['customerCreditNote', { ...INVOICE, additionalFields: { referenceNumber: 'CB-1' } }],
		['journalTransaction', { ...BATCH, additionalFields: { batchNumber: 'CB-1' } }],
	])('of %s: release', async (resource, parameters) => {
		expect(await run(resource, 'create', { ...parameters, afterCreating: 'balanced' })).toMatchObject({ outcome: 'created' });
		await company.control.visma.clearRequests();
		const field = { customerInvoice: 'invoiceNumber', customerCreditNote: 'creditNoteNumber' }[resource];
		const number = field ? { [field]: byId('CB-1') } : { batchNumber: 'CB-1' };
		const released = await run(resource, 'release', number);
		expect(released).toMatchObject({ outcome: 'updated', jobId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
		expect((await calls()).slice(0, 2)).toEqual([expect.stringMatching(/^POST .*CB-1\/action\/release 202$/), 'GET /v1/background/ID 200']);
		expect(await run(resource, 'release', number)).toMatchObject({ outcome: 'unchanged' });
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

describe('Run in Background of a list', () => {
	const list = async (resource: string, parameters: INodeParameters = {}, options: INodeParameters = {}) =>
		await company.visma({ resource, operation: 'getAll', returnAll: true, ...parameters, options: { background: true, ...options } });
	const UUID = /^[0-9a-f-]{36}$/;

	test.each<[string, INodeParameters]>([
		['account', {}],
		['customer', {}],
		['customerCreditNote', {}],
		['customerInvoice', {}],
		['customerPayment', {}],
		['journalTransaction', { financialPeriod: byId('202601') }],
		['subaccount', {}],
	])('%s: the same rows as at once, and each names its job', async (resource, parameters) => {
		await company.control.visma.fillReceivables(20);
		await run('journalTransaction', 'create', BATCH);
		const { items, error } = await list(resource, parameters);
		expect(error).toBeUndefined();
		const atOnce = await list(resource, parameters, { background: false });
		expect(items.length).toBeGreaterThan(0);
		expect(items.map(({ json }) => omit(json, 'jobId'))).toEqual(atOnce.items.map(({ json }) => json));
		expect(atOnce.items[0]?.json).not.toHaveProperty('jobId');
		for (const { json } of items) expect(json.jobId).toMatch(UUID);
		const job = await run('backgroundJob', 'get', { jobId: String(items[0]?.json.jobId), includeAnswer: false });
		expect(job).toMatchObject({ status: 'Finished', statusCode: 200 });
	});

	test('each page is a job of its own', async () => {
		await company.control.visma.settings({ maxPageSize: 100 });
		await company.control.visma.clearRequests();
		const { items } = await list('customer');
		expect(items).toHaveLength(258);
		expect(new Set(items.map(({ json }) => json.jobId)).size).toBe(3);
		const made = await calls();
		expect(made.filter((call) => call === 'GET /v1/customer 202')).toHaveLength(3);
		expect(made.filter((call) => call === 'GET /v1/background/ID/content 200')).toHaveLength(3);
	});

	test('that does not end in time is named, with its job; a refusal reads like any other', async () => {
		await company.control.visma.settings({ background: { reads: 1000 } });
		const { error } = await list('customer', {}, { maxWaitSeconds: 1 });
		expect(error?.message).toMatch(/in the background as job [0-9a-f-]{36}/);
		await company.control.visma.settings({ background: { reads: 1 } });
		await company.control.visma.addFault({ path: '/v1/customer', effect: { type: 'error-before', status: 503 } });
		expect((await list('customer', {}, { maxWaitSeconds: 0 })).error?.message).toContain('Customers: Visma.net');
	});
});
