import type { IDataObject } from 'n8n-workflow';

import type { ChargebeeInvoice } from '../../lib/chargebee';
import type { AuditRecord } from '../../lib/sync/audit';
import { Company } from './company';

interface Written {
	outcome: string;
	reason?: string;
	errorCode?: string;
	dryRun?: boolean;
	changes: Array<{ field: string; from: string; to: string }>;
	invoice?: ChargebeeInvoice;
	audit: AuditRecord;
}

let company: Company;
beforeEach(async () => {
	company = await Company.open('empty');
	await company.control.chargebee.addCustomers([{ id: 'A', company: 'Nordlys AS', created_at: 1 }]);
	await company.control.chargebee.moveClock({ to: '2026-02-01T11:00:00Z', stopped: true });
});
afterEach(async () => await company.close());

const INVOICE = {
	id: 'EXT-1',
	customer_id: 'A',
	currency_code: 'NOK',
	date: '2026-01-31',
	due_date: '2026-03-02T12:00:00',
	status: 'posted',
	total: 12_500,
	billing_address: { line1: 'Storgata 1', country: 'NO' },
	line_items: [{ description: 'Rådgivning & hjelp', amount: 10_000, tax1_name: 'MVA 25 %', tax1_amount: 2500 }],
	taxes: [{ name: 'MVA 25 %', rate: 25 }],
};

async function run(operation: string, parameters: object, executionId = 'execution-1', items: IDataObject[] = [{}]): Promise<Written[]> {
	const all = { resource: 'invoice', operation, whenRefused: 'returnFailedItem', ...parameters };
	const { items: output, error } = await company.chargebee(all, { items, executionId });
	if (error) throw error;
	return output.map(({ json }) => json as unknown as Written);
}

const one = async (operation: string, parameters: object, executionId?: string): Promise<Written> =>
	(await run(operation, parameters, executionId))[0] as Written;

const importOne = async (changes: object = {}, executionId?: string) =>
	await one('import', { invoice: JSON.stringify({ ...INVOICE, ...changes }) }, executionId);

describe('Invoice: Import', () => {
	test('brings an invoice in as it stands, its dates in the time of the site', async () => {
		const { outcome, invoice, audit } = await importOne();
		expect(outcome).toBe('created');
		expect(invoice).toMatchObject({ id: 'EXT-1', total: 12_500, tax: 2500, date: 1_769_814_000, due_date: 1_772_449_200 });
		expect(audit).toMatchObject({ direction: 'n8n-to-chargebee', target: { type: 'invoice', id: 'EXT-1' } });
		expect(audit.requests).toMatchObject([{ path: '/invoices/import_invoice', status: 200, answerId: 'EXT-1' }]);
		expect((await company.control.chargebee.requests()).at(-1)?.body).toMatchObject({
			line_items: { description: ['Rådgivning & hjelp'] },
		});
	});

	test('once: a retry finds it unchanged, and another invoice under its number is a conflict', async () => {
		await importOne();
		expect((await importOne({}, 'execution-2')).outcome).toBe('unchanged');
		const line_items = [{ description: 'x', amount: 1 }];
		const other = await importOne({ total: 1, line_items, taxes: [] }, 'execution-3');
		expect(other).toMatchObject({ outcome: 'conflict', errorCode: 'invoice-differs' });
		expect(other.changes).toEqual([{ field: 'total', from: '12500', to: '1' }]);
	});

	test('whose reply is lost is done once', async () => {
		await company.control.chargebee.addFault({ path: 'import_invoice', effect: { type: 'lose-reply' } });
		expect((await importOne()).outcome).toBe('created');
		expect((await company.control.chargebee.state()).counts.invoices).toBe(1);
	});

	test('that is refused names the field, and does not stop the others', async () => {
		const items = [{ ...INVOICE, total: 1 }, INVOICE];
		const results = await run('import', { invoice: '={{ $json }}' }, 'execution-1', items as unknown as IDataObject[]);
		expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'created']);
		expect(results[0]?.reason).toContain('come to 12500');
	});

	test.each([
		['no JSON', '{', 'invoice is no JSON'],
		['no object', '[]', 'no JSON object'],
		['no number', '{"total": 1}', 'no id'],
		['no date', '{"id": "X", "date": "soon"}', '"soon" is not a date'],
	])('refuses %s before a call', async (_what, invoice, reason) => {
		const result = await one('import', { invoice });
		expect(result).toMatchObject({ outcome: 'failed', errorCode: 'invoice-fields-invalid', reason: expect.stringContaining(reason) });
		expect((await company.chargebeeCalls()).calls).toBe(0);
	});

	test('in a dry run sends nothing and shows what it would send', async () => {
		const { outcome, dryRun, audit } = await one('import', { invoice: JSON.stringify(INVOICE), options: { dryRun: true } });
		expect([outcome, dryRun, audit.requests[0]?.body['taxes[rate][0]']]).toEqual(['created', true, 25]);
		expect((await company.chargebeeCalls()).written).toBe(0);
	});
});

describe('Invoice: Record Payment', () => {
	const pay = async (parameters: object, executionId?: string) =>
		await one('recordPayment', { invoiceId: 'EXT-1', paymentMethod: 'bank_transfer', ...parameters }, executionId);

	test('records what is due, or a part of it', async () => {
		await importOne();
		expect((await pay({ amount: 500, date: '2026-02-01' })).changes).toEqual([{ field: 'amount_due', from: '12500', to: '12000' }]);
		expect((await pay({ amount: 0 })).invoice).toMatchObject({ status: 'paid', amount_due: 0 });
	});

	test('once for each reference, and without one once for a retry', async () => {
		await importOne();
		await pay({ amount: 500, reference: 'B-1' });
		expect(await pay({ amount: 500, reference: 'B-1' }, 'execution-2')).toMatchObject({ outcome: 'unchanged' });
		await pay({ amount: 700 });
		expect((await pay({ amount: 700 }, 'execution-2')).invoice?.amount_due).toBe(11_300);
		expect((await company.control.chargebee.state()).counts.transactions).toBe(2);
	});

	test.each([
		['no amount at all', '={{ $json.missing }}'],
		['an empty one', ''],
		['text', '125,00'],
		['a fraction of a minor unit', 125.5],
		['less than nothing', -500],
	])('with %s is refused: it must not become all that is due', async (_what, amount) => {
		await importOne();
		expect(await pay({ amount })).toMatchObject({ outcome: 'failed', errorCode: 'invoice-fields-invalid' });
		expect((await company.control.chargebee.state()).counts.transactions).toBe(0);
	});

	test('without a reference says when it was taken for a repeat, and recorded nothing', async () => {
		await importOne();
		expect((await pay({ amount: 700 })).outcome).toBe('updated');
		const repeat = await pay({ amount: 700 }, 'execution-2');
		expect(repeat).toMatchObject({ outcome: 'unchanged', changes: [], reason: expect.stringContaining('half an hour') });
		expect(repeat.invoice?.amount_due).toBe(11_800);
		await company.control.chargebee.addFault({ path: 'record_payment', effect: { type: 'lose-reply' } });
		expect((await pay({ amount: 300 })).outcome).toBe('updated');
	});

	test('of more than is due is refused, unless it is allowed', async () => {
		await importOne();
		const refused = await pay({ amount: 12_501 });
		expect(refused).toMatchObject({ outcome: 'failed', errorCode: 'payment-exceeds-due' });
		expect((await pay({ amount: 12_501, options: { mayExceed: true } })).outcome).toBe('updated');
	});
});

describe('Invoice: Update Details and Void', () => {
	test('write only what differs', async () => {
		await importOne();
		const details = { invoiceId: 'EXT-1', fields: { po_number: 'PO-1' }, address: { line1: 'Storgata 1', city: 'Oslo' } };
		const { outcome, changes, invoice } = await one('updateDetails', details);
		expect([outcome, changes]).toEqual([
			'updated',
			[
				{ field: 'po_number', from: '', to: 'PO-1' },
				{ field: 'billing_address[city]', from: '', to: 'Oslo' },
			],
		]);
		expect(invoice?.billing_address).toMatchObject({ line1: 'Storgata 1', city: 'Oslo', country: 'NO' });
		expect((await one('updateDetails', details)).outcome).toBe('unchanged');
		expect((await one('updateDetails', { invoiceId: 'EXT-1' })).errorCode).toBe('invoice-fields-invalid');
		expect((await one('updateDetails', { ...details, fields: { vat_number: 'NO1MVA' } })).invoice?.vat_number).toBe('NO1MVA');
	});

	test('an invoice is voided once, and not while money hangs on it', async () => {
		await importOne();
		expect((await one('void', { invoiceId: 'EXT-1' })).invoice?.status).toBe('voided');
		expect((await one('void', { invoiceId: 'EXT-1' })).outcome).toBe('unchanged');
		await importOne({ id: 'EXT-2' });
		await one('recordPayment', { invoiceId: 'EXT-2', amount: 1, paymentMethod: 'cash' });
		const refused = await one('void', { invoiceId: 'EXT-2' });
		expect(refused).toMatchObject({ outcome: 'failed', errorCode: 'chargebee:invalid_state_for_request' });
	});
});
