import type { INodeParameters } from 'n8n-workflow';

import type { AuditRecord } from '../../lib/sync/audit';
import { VismaNet } from '../../nodes/VismaNet/VismaNet.node';
import { Contract } from '../sandbox/contract';
import { Company } from './company';
import { pick } from './pick';
import type { NodeResult, NodeRun } from './runNode';

let company: Company;
beforeAll(async () => {
	company = await Company.open('nordic');
});
afterAll(async () => await company.close());
beforeEach(async () => {
	await company.control.visma.reset({ seed: 'nordic' });
	await company.control.visma.fillReceivables(40);
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const run = async (resource: string, operation: string, parameters: INodeParameters = {}, more: Partial<NodeRun> = {}) =>
	await company.visma({ resource, operation, ...parameters }, more);
const calls = async (method: string) =>
	(await company.control.visma.requests()).filter((request) => request.method === method && request.path.startsWith('/v'));
const auditIn = ({ items }: NodeResult) => items[0]?.json.audit as unknown as AuditRecord;
const faults = (path: string, method: string, body: unknown) =>
	Contract.isThere() ? new Contract('visma-net.openapi.json', { closed: true }).faultsOfBody(path, method, body) : [];

const LINE = { description: 'Plattform', quantity: '2', unitPriceInCurrency: '499.50', vatCodeId: byId('25') };
const NEW = { customer: byId('10001'), documentDate: '2026-01-15', lines: { line: [LINE] } };

/** Both kinds of documents. */
const KINDS = [
	['customerInvoice', 'invoiceNumber', '/v1/customerinvoice', '/v2/customerinvoice', 'invoiceLines', '100041'],
	['customerCreditNote', 'creditNoteNumber', '/v1/customerCreditNote', '/v2/customerCreditNote', 'lines', '800003'],
] as const;

describe.each(KINDS)('%s: Create', (resource, field, path, createPath, lines, next) => {
	const create = async (parameters: INodeParameters = {}, more: Partial<NodeRun> = {}) =>
		await run(resource, 'create', { ...NEW, ...parameters }, more);
	const all = async () => (await company.control.visma.state())[resource === 'customerInvoice' ? 'invoices' : 'creditNotes'];
	const one = async (number: string) => (await all()).find(({ referenceNumber }) => referenceNumber === number);

	test('leaves a document balanced, under the next number, with an audit record of what was sent', async () => {
		const count = (await all()).length;
		const result = await create();
		expect(result.error).toBeUndefined();
		expect(result.items).toMatchObject([{ json: { outcome: 'created', [field]: next, released: false }, pairedItem: { item: 0 } }]);
		expect(auditIn(result)).toMatchObject({
			direction: 'n8n-to-visma',
			target: { system: 'visma.net', type: resource, id: next },
			requests: [{ method: 'POST', path: createPath, status: 201, answerId: next, attempts: 1 }],
		});
		expect(auditIn(result).requests[0]?.body).toEqual((await calls('POST')).at(-1)?.body);
		expect(await all()).toHaveLength(count + 1);
		expect(await one(next)).toMatchObject({ status: 'Balanced', detailTotalInCurrency: 999, amountInCurrency: 1248.75 });
	});

	test('releases it when told so, although Visma.net only starts that', async () => {
		const { items } = await create({ afterCreating: 'release' });
		expect(items[0]?.json).toMatchObject({ outcome: 'created', released: true });
		expect((await one(next))?.status).toBe('Open');
		expect((await create({ afterCreating: 'hold' })).items[0]?.json).toMatchObject({ outcome: 'created', released: false });
	});

	test('sends every field by the names of the contract', async () => {
		const line = { ...LINE, accountNumber: byId('3001'), deferralCode: 'ABO12', discountAmountInCurrency: '1', inventoryNumber: 'X', note: 'n', uom: 'ST' };
		const term = { subaccount: byId('1=10, 2=NO'), termStartDate: '2026-01-15', termEndDate: '2027-01-14' };
		const { properties } = new VismaNet().description;
		const fields = properties.find(
			({ name, displayOptions }) => name === 'additionalFields' && displayOptions?.show?.resource?.[0] === resource && displayOptions.show.operation?.[0] === 'create',
		);
		const names = (fields?.options ?? []).map(({ name }) => name);
		const example = ({ name = '', type = '' }): unknown => {
			if (name === 'address') return { fields: { city: 'Oslo', countryId: 'NO' } };
			if (name === 'invoiceContact') return { fields: { email: 'a@b.example' } };
			if (name === 'taxes') return { tax: [{ taxId: '25', taxableAmount: '999', vatAmount: '249.75' }] };
			const known: Record<string, string> = { branchNumber: '2', currencyId: 'EUR', financialPeriod: '202601', creditTermsId: '30', paymentMethodId: '20', customerVatZoneId: '02', exchangeRate: '11.3' };
			if (type === 'boolean') return true;
			if (type === 'dateTime') return '2026-01-20';
			return type === 'resourceLocator' ? byId(known[name] ?? 'x') : (known[name] ?? 'x');
		};
		const additional = Object.fromEntries((fields?.options ?? []).map((option) => [option.name, example(option as { name: string; type: string })]));
		const { items, error } = await create({ lines: { line: [{ ...line, ...term }] }, additionalFields: additional as never });
		expect([error?.description, items[0]?.json.outcome]).toEqual([undefined, 'created']);
		const [sent] = await calls('POST');
		expect(faults(createPath, 'post', sent?.body)).toEqual([]);
		const body = sent?.body as Record<string, unknown>;
		const renamed: Record<string, string> = resource === 'customerInvoice' ? { address: 'billingAddress', taxes: 'taxDetailLines' } : { address: 'invoiceAddress', taxes: 'taxDetails' };
		for (const name of names) expect(Object.keys(body)).toContain(renamed[name] ?? name);
		expect(body[lines]).toMatchObject([{ operation: 'Insert', deferralCode: { value: 'ABO12' }, termEndDate: { value: '2027-01-14T00:00:00' }, subaccount: [{ segmentId: 1 }, { segmentId: 2 }] }]);
		expect(await one('x')).toMatchObject({ currencyId: 'EUR', exchangeRate: 11.3, invoiceAddress: { city: 'Oslo', overrideAddress: true } });
	});

	test('takes JSON, with values plain or wrapped', async () => {
		const document = { customerNumber: { value: '10001' }, [lines]: [{ quantity: 1, unitPriceInCurrency: { value: 7 } }] };
		const { items } = await run(resource, 'create', { specify: 'json', json: JSON.stringify(document) });
		expect(items[0]?.json.outcome).toBe('created');
		expect(faults(createPath, 'post', (await calls('POST'))[0]?.body)).toEqual([]);
		expect((await run(resource, 'create', { specify: 'json', json: '[]' })).error?.message).toContain('is no JSON object');
	});

	test('with a number of its own is created once, whatever is retried or lost', async () => {
		const own = { additionalFields: { referenceNumber: 'CB-1' } };
		await company.control.visma.addFault({ method: 'POST', effect: { type: 'lose-reply' } });
		expect((await create(own)).items[0]?.json).toMatchObject({ outcome: 'unchanged', [field]: 'CB-1' });
		expect((await create(own)).items[0]?.json.outcome).toBe('unchanged');
		const other = await create({ ...own, lines: { line: [{ ...LINE, quantity: '3' }] }, whenRefused: 'returnFailedItem' });
		expect(other.items[0]?.json).toMatchObject({ outcome: 'conflict', errorCode: 'visma-number-taken' });
		expect((await calls('POST')).length).toBe(3);
	});

	test('that ignores the number says so, and releases nothing', async () => {
		await company.control.visma.settings({ receivables: { manualNumbering: false } });
		const { items } = await create({ additionalFields: { referenceNumber: 'CB-1' }, afterCreating: 'release', whenRefused: 'returnFailedItem' });
		expect(items[0]?.json).toMatchObject({ outcome: 'failed', errorCode: 'visma-number-ignored', [field]: next });
		expect((await one(next))?.status).toBe('Balanced');
	});

	test('is found by its external reference when the option says so', async () => {
		const referred = { additionalFields: { externalReference: 'CB-INV-7' }, options: { findByReference: true } };
		expect((await create(referred)).items[0]?.json.outcome).toBe('created');
		expect((await create(referred)).items[0]?.json).toMatchObject({ outcome: 'unchanged', [field]: next });
		expect(await calls('POST')).toHaveLength(1);
	});

	test('dry: nothing is sent, and the item holds what would be', async () => {
		const { items } = await create({ options: { dryRun: true } });
		expect(items[0]?.json).toMatchObject({ outcome: 'created', dryRun: true, request: { path: createPath }, audit: { dryRun: true, requests: [] } });
		expect(await calls('POST')).toHaveLength(0);
	});

	test.each<[string, INodeParameters, string]>([
		['a customer', { customer: byId('={{ "" }}') }, 'has no customer'],
		['lines', { lines: {} }, 'has no lines'],
		['a price', { lines: { line: [{ description: 'x' }] } }, 'Line 1 has neither a price nor an amount'],
		['a readable price', { lines: { line: [{ unitPriceInCurrency: '1,5' }] } }, '"1,5" is no amount'],
		['an end after the start', { lines: { line: [{ ...LINE, termStartDate: '2026-02-01', termEndDate: '2026-01-01' }] } }, 'before it starts'],
	])('without %s is refused before anything is sent', async (_case, parameters, text) => {
		const { error } = await create(parameters);
		expect(error?.message).toContain(text);
		expect((error?.context as { errorCode?: string }).errorCode).toBe('not-a-record');
		expect(await calls('POST')).toHaveLength(0);
	});

	test('of a hundred items with three refused ones writes the others, and pairs the failing ones', async () => {
		const customer = '={{ $json.customer }}' as never;
		const items = Array.from({ length: 20 }, (_, index) => ({ customer: index % 7 === 3 ? 'none' : '10001' }));
		const result = await create({ customer, options: {} }, { items, onError: 'continueErrorOutput' });
		expect(result.items).toHaveLength(17);
		expect(result.errorItems.map(({ pairedItem }) => pairedItem)).toEqual([3, 10, 17].map((item) => ({ item })));
	});

	test('a VAT category that does not fit the zone is explained', async () => {
		const { items } = await create({ additionalFields: { customerVatZoneId: '03' }, whenRefused: 'returnFailedItem' });
		expect(items[0]?.json).toMatchObject({ outcome: 'failed', errorCode: 'visma-vat-mismatch' });
		expect(String(items[0]?.json.reason)).toContain('VAT zone');
	});

	test('is released later, once, and only as the version that was read', async () => {
		await create();
		const release = async (options: INodeParameters = {}) =>
			(await run(resource, 'release', { [field]: byId(next), options, whenRefused: 'returnFailedItem' })).items[0]?.json;
		expect(await release({ dryRun: true })).toMatchObject({ outcome: 'updated', dryRun: true });
		expect(await release({ rowVersion: 'AAAAAAAAAAE=' })).toMatchObject({ outcome: 'failed', errorCode: 'visma-changed-meanwhile' });
		expect(await release()).toMatchObject({ outcome: 'updated', [field]: next, status: 'Open' });
		expect(await release()).toMatchObject({ outcome: 'unchanged' });
		expect((await calls('POST')).filter(({ path: called }) => called.startsWith(path))).toHaveLength(3);
	});
});

describe('customerInvoice: Update', () => {
	const update = async (parameters: INodeParameters = {}) =>
		(await run('customerInvoice', 'update', { invoiceNumber: byId('100041'), whenRefused: 'returnFailedItem', ...parameters })).items[0]?.json;
	const invoice = async () => (await company.control.visma.state()).invoices.find(({ referenceNumber }) => referenceNumber === '100041');
	beforeEach(async () => {
		await run('customerInvoice', 'create', NEW);
		await company.control.visma.clearRequests();
	});

	test('writes what differs, says what that was, and writes nothing when nothing does', async () => {
		const additionalFields = { customerRefNumber: 'PO-7', documentDueDate: '2026-03-01', creditTermsId: byId('30') };
		expect(await update({ additionalFields })).toMatchObject({
			outcome: 'updated',
			changes: [
				{ field: 'creditTermsId', from: '14', to: '30' },
				{ field: 'customerRefNumber', from: '', to: 'PO-7' },
				{ field: 'documentDueDate', from: '2026-01-29', to: '2026-03-01' },
			],
		});
		expect(await update({ additionalFields })).toMatchObject({ outcome: 'unchanged', audit: { changes: [] } });
		const puts = await calls('PUT');
		expect(puts).toHaveLength(1);
		expect(faults('/v1/customerinvoice/{invoiceNumber}', 'put', puts[0]?.body)).toEqual([]);
		expect(await invoice()).toMatchObject({ customerRefNumber: 'PO-7', documentDueDate: '2026-03-01T00:00:00' });
	});

	test('changes, adds and deletes lines', async () => {
		await update({ lines: { line: [{ operation: 'Insert', ...LINE }, { operation: 'Update', lineNumber: 1, quantity: '5' }] } });
		expect((await invoice())?.detailTotalInCurrency).toBe(3496.5);
		await update({ lines: { line: [{ operation: 'Delete', lineNumber: 1 }] } });
		expect((await invoice())?.detailTotalInCurrency).toBe(999);
	});

	test('on an older version reports both sides, or applies the fields to what it is now', async () => {
		const version = (await invoice())?.timeStamp ?? '';
		await company.control.visma.editDocument('invoices', '100041', { texts: { note: 'by hand' } });
		const parameters = { additionalFields: { invoiceText: 'Tack!' } };
		expect(await update({ ...parameters, options: { rowVersion: version } })).toMatchObject({
			outcome: 'conflict',
			errorCode: 'visma-changed-meanwhile',
			changes: [{ field: 'invoiceText', from: '', to: 'Tack!' }],
			now: { note: 'by hand' },
		});
		expect(await update({ ...parameters, options: { rowVersion: version, whenChanged: 'reapply' } })).toMatchObject({ outcome: 'updated' });
		expect(await invoice()).toMatchObject({ note: 'by hand', invoiceText: 'Tack!' });
	});

	test('of a released one is refused, and says what to do', async () => {
		await run('customerInvoice', 'release', { invoiceNumber: byId('100041') });
		expect(await update({ additionalFields: { note: 'x' } })).toMatchObject({ outcome: 'failed', errorCode: 'visma-already-released' });
	});
});

describe('reads', () => {
	test.each([
		['customerInvoice', 'invoiceNumber', '100001', { referenceNumber: '100001', invoiceLines: [{}], taxDetails: [{}] }],
		['customerCreditNote', 'creditNoteNumber', '800001', { documentType: 'CreditNote' }],
		['customerPayment', 'paymentNumber', '500001', { refNbr: '500001', paymentLines: [{ refNbr: '100001' }] }],
		['vatCategory', 'vatCategoryId', '25', { vatCategoryLines: [{ vatRates: [{ vatRate: 25 }] }] }],
	])('of %s by its key', async (resource, field, key, record) => {
		const { items } = await run(resource, 'get', { [field]: byId(key) });
		expect(items).toMatchObject([{ json: record, pairedItem: { item: 0 } }]);
		expect((await run(resource, 'get', { [field]: byId('none') })).error?.message).toContain('Visma.net has no such record');
	});

	test('of many page through the list, whatever the page size', async () => {
		await company.control.visma.settings({ maxPageSize: 7 });
		const { items } = await run('customerInvoice', 'getAll', { returnAll: true });
		expect(new Set(items.map(({ json }) => json.referenceNumber)).size).toBe(40);
		expect(items.every(({ json }) => json.metadata === undefined)).toBe(true);
		expect((await run('customerPayment', 'getAll', { limit: 9 })).items).toHaveLength(9);
		expect((await run('customerCreditNote', 'getAll', { returnAll: true })).items).toHaveLength(2);
		expect((await run('vatCategory', 'getAll', { returnAll: true })).items).toHaveLength(6);
	});

	test('a background job tells how a call stands, and what it answered', async () => {
		const { error } = await run('backgroundJob', 'get', { jobId: 'none' });
		expect(error?.message).toContain('Job none: Visma.net has no such record');
	});
});

describe('pickers', () => {
	test.each([
		['searchVatCategories', '12', { name: '12 Moms 12 %', value: '12' }],
		['searchCreditTerms', '45', { name: '45 45 dager netto', value: '45' }],
		['searchPaymentMethods', 'bankgiro', { name: '10 Bankgiro', value: '10' }],
		['searchInvoices', '100001', expect.objectContaining({ value: '100001' })],
		['searchCreditNotes', '', expect.objectContaining({ value: '800001' })],
		['searchPayments', '500001', expect.objectContaining({ value: '500001' })],
	])('%s finds "%s"', async (method, text, choice) => {
		const { results } = await pick(new VismaNet(), method, company.credentials, text);
		expect(results).toContainEqual(choice);
	});

	test.each([1000, 30])('go through long lists a page at a time, to the end, also where pages are of %i rows at most', async (maxPageSize) => {
		await company.control.visma.settings({ maxPageSize });
		const seen: unknown[] = [];
		let token: string | undefined;
		do {
			const page = await pick(new VismaNet(), 'searchCustomers', company.credentials, '', token);
			seen.push(...page.results.map(({ value }) => value));
			token = page.paginationToken as string | undefined;
		} while (token !== undefined);
		expect(new Set(seen).size).toBe(258);
	});

	test('find a customer by its number too', async () => {
		const { results } = await pick(new VismaNet(), 'searchCustomers', company.credentials, '10/006');
		expect(results.map(({ value }) => value)).toEqual(['10/006']);
	});
});
