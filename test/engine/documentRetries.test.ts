import type { INodeParameters } from 'n8n-workflow';

import { Company } from './company';
import type { NodeRun } from './runNode';

let company: Company;
beforeAll(async () => {
	company = await Company.open('nordic');
});
afterAll(async () => await company.close());
beforeEach(async () => {
	await company.control.visma.removeFaults();
	await company.control.visma.reset({ seed: 'nordic' });
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const LINE = { description: 'Plattform', quantity: '1', unitPriceInCurrency: '500' };
const NEW = { customer: byId('10001'), documentDate: '2026-01-15', lines: { line: [LINE] } };

const run = async (operation: string, parameters: INodeParameters, more: Partial<NodeRun> = {}) =>
	await company.visma({ resource: 'customerInvoice', operation, ...parameters }, more);
const one = async (operation: string, parameters: INodeParameters) =>
	(await run(operation, { whenRefused: 'returnFailedItem', ...parameters })).items[0]?.json;
const invoices = async () => (await company.control.visma.state()).invoices;

describe('an invoice under a number that is taken', () => {
	test.each([
		['amount', { manualAmountInCurrency: '1000' }, { manualAmountInCurrency: '500' }],
		['item', { ...LINE, inventoryNumber: 'A' }, { ...LINE, inventoryNumber: 'B' }],
		['discount', { ...LINE, discountAmountInCurrency: '10' }, { ...LINE, discountAmountInCurrency: '400' }],
	])('by one with another %s is a conflict', async (_what, first, second) => {
		const own = (line: INodeParameters) => ({ ...NEW, lines: { line: [line] }, additionalFields: { referenceNumber: 'CB-1' } });
		expect(await one('create', own(first))).toMatchObject({ outcome: 'created' });
		expect(await one('create', own(first))).toMatchObject({ outcome: 'unchanged' });
		expect(await one('create', own(second))).toMatchObject({ outcome: 'conflict', errorCode: 'visma-number-taken' });
	});
});

describe('lines that are added to an invoice', () => {
	const ADD = { invoiceNumber: byId('100001'), lines: { line: [{ operation: 'Insert', ...LINE }] } };
	beforeEach(async () => {
		await one('create', NEW);
	});

	test('are added once, also when the reply is lost and the fields may be applied to a newer version', async () => {
		const [invoice] = await invoices();
		await company.control.visma.addFault({ method: 'PUT', effect: { type: 'lose-reply' } });
		const { error } = await run('update', { ...ADD, options: { rowVersion: invoice?.timeStamp ?? '', whenChanged: 'reapply' } });
		expect((await invoices())[0]?.detailTotalInCurrency).toBe(1000);
		expect(error?.description).toMatch(/may have carried out the last call; look at invoice 100001/);
	});

	test('are added to what it is now, when somebody changed it before', async () => {
		const [invoice] = await invoices();
		await company.control.visma.editDocument('invoices', '100001', { texts: { note: 'by hand' } });
		const options = { rowVersion: invoice?.timeStamp ?? '', whenChanged: 'reapply' };
		expect(await one('update', { ...ADD, options })).toMatchObject({ outcome: 'updated' });
		expect((await invoices())[0]?.detailTotalInCurrency).toBe(1000);
	});

	test('and whose reply is lost are not said to be looked for by a retry', async () => {
		await company.control.visma.addFault({ method: 'PUT', effect: { type: 'lose-reply' } });
		const { error } = await run('update', ADD);
		expect(error?.description).not.toContain('a retry looks first');
		expect(error?.description).toContain('a retry adds the lines again');
	});

	test('before another item is refused are named as what a retry would do again', async () => {
		const numbers = [{ number: '100001' }, { number: 'none' }];
		const each = { ...ADD, invoiceNumber: byId('={{ $json.number }}') };
		const { error } = await run('update', each, { items: numbers });
		expect(error?.description).toContain('lines that were added would be added again');
		const fields = { invoiceNumber: byId('={{ $json.number }}'), additionalFields: { note: 'x' } };
		expect((await run('update', fields, { items: numbers })).error?.description).toContain('what was written before stays as it is');
	});
});

test('a release that is said to have failed is looked at: the invoice may be released', async () => {
	await one('create', { ...NEW, afterCreating: 'release' });
	const body = { actionId: '00000000-0000-0000-0000-000000000000', actionResult: 'Failed', errorInfo: 'Document is already released.' };
	const failed = { method: 'POST', path: 'action/release$', times: 1, effect: { type: 'error-before' as const, status: 200, body } };
	await company.control.visma.addFault(failed);
	expect(await one('release', { invoiceNumber: byId('100001') })).toMatchObject({ outcome: 'unchanged', status: 'Open' });
	await one('create', NEW);
	await company.control.visma.addFault(failed);
	expect(await one('release', { invoiceNumber: byId('100002') })).toMatchObject({ outcome: 'failed' });
});
