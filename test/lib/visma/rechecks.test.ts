import {
	type DocumentFilter,
	CREDIT_NOTE,
	INVOICE,
	listCustomers,
	listDocuments,
	listPayments,
	type CustomerFilter,
	type PaymentFilter,
	type VismaClient,
} from '../../../lib/visma';
import { openCompany, type TestCompany } from './company';

let company: TestCompany;
let blind: VismaClient;
beforeAll(async () => {
	company = await openCompany();
	await company.control.fillReceivables(60);
	blind = await company.blind();
});
afterAll(async () => await company.stop());

const first = async () => (await company.control.state()).invoices[0];

describe('a filter that Visma.net does not know is checked here: the rows are the same', () => {
	test.each<[string, DocumentFilter]>([
		['status', { status: 'Closed' }],
		['released', { released: true }],
		['not released', { released: false }],
		['documentDate', { documentDate: { condition: '>=', time: '2026-06-01' } }],
		['documentDueDate', { documentDueDate: { condition: '<', time: '2026-06-01' } }],
		['created', { created: { condition: '<=', time: '2026-06-01T00:00:00.000' } }],
		['modifiedSince', { modifiedSince: '2026-06-01T00:00:00.000' }],
		['financialPeriod', { financialPeriod: '202608' }],
		['branch', { branch: '2' }],
	])('invoices by %s', async (_name, filter) => {
		const keys = (rows: Array<{ referenceNumber: string }>) => rows.map(({ referenceNumber }) => referenceNumber).sort();
		const seeing = keys(await listDocuments(company.client, INVOICE, filter));
		expect(keys(await listDocuments(blind, INVOICE, filter))).toEqual(seeing);
		expect(seeing.length).toBeLessThanOrEqual(60);
	});

	test('invoices by their references, customer and branch', async () => {
		const { paymentReference = '', customer, referenceNumber } = (await first()) ?? {};
		const [found] = await listDocuments(blind, INVOICE, { paymentReference, customer: customer?.number, branch: '1' });
		expect(found?.referenceNumber).toBe(referenceNumber);
		expect(await listDocuments(blind, INVOICE, { externalReference: 'none', customerRefNumber: 'none' })).toEqual([]);
		expect(await listDocuments(blind, CREDIT_NOTE, { documentType: 'Invoice' })).toEqual([]);
	});

	test.each<[string, PaymentFilter]>([
		['invoice', { invoiceRefNbr: '100001' }],
		['number', { paymentNbr: '500002' }],
		['day', { docDate: { condition: '>', time: '2026-06-01' } }],
		['type', { paymentType: 'Refund' }],
		['status', { status: 'Closed' }],
	])('payments by %s', async (_name, filter) => {
		const seeing = await listPayments(company.client, filter);
		expect((await listPayments(blind, filter)).length).toBe(seeing.length);
	});

	test.each<[string, CustomerFilter]>([
		['name', { name: 'FJORD' }],
		['status', { status: 'Inactive' }],
		['created', { created: { condition: '>', time: '2025-06-01T00:00:00.000' } }],
		['attributes', { attributes: { INDUSTRY: ['Regnskap', 'Data'] } }],
		['number of the organization', { corporateId: 'none' }],
	])('customers by %s', async (_name, filter) => {
		const seeing = await listCustomers(company.client, filter);
		expect((await listCustomers(blind, filter)).length).toBe(seeing.length);
		expect(seeing.length).toBeLessThan(258);
	});

	test('a limit counts the rows that fit, however many pages that takes', async () => {
		await company.control.settings({ maxPageSize: 5 });
		const rows = await listDocuments(blind, INVOICE, { status: 'Closed' }, 7);
		await company.control.settings({ maxPageSize: 1000 });
		expect(rows.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 'Closed'));
	});
});
