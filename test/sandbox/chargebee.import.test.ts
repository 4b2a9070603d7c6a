/* eslint-disable no-console */
import Chargebee from 'chargebee';

import { CHARGEBEE_API_KEY } from '../../sandbox';
import { Contract, everyField } from './contract';
import { freshSite, startLiving, type Living } from './life';
import { form } from './running';

let site: Living;
let sdk: Chargebee;
beforeAll(async () => {
	site = await startLiving();
	const { hostname, port } = new URL(site.sandbox.chargebee.url);
	const address = { site: hostname, hostSuffix: '', protocol: 'http', port: Number(port) };
	sdk = new Chargebee({ ...address, apiKey: CHARGEBEE_API_KEY } as ConstructorParameters<typeof Chargebee>[0]);
});
afterAll(async () => await site.sandbox.stop());
beforeEach(async () => await freshSite(site, { 'billing_address[city]': 'Oslo' }));

const DATE = 1_767_265_200;

/** 3 lines, two rates and a discount: 1000.00 + 200.00 - 50.00 + VAT 237.50 + 30.00 - rounding 0.50. */
const order = () => ({
	id: 'VN-100001',
	customer_id: 'A',
	currency_code: 'NOK',
	date: DATE,
	due_date: DATE + 14 * 86_400,
	total: 141_700,
	round_off: -50,
	status: 'posted' as const,
	po_number: 'PO-7',
	net_term_days: 14,
	line_items: [
		{ id: '1', description: 'Rådgivning', unit_amount: 50_000, quantity: 2, item_level_discount1_amount: 5000, tax1_name: 'MVA 25 %', tax1_amount: 23_750 },
		{ id: '2', description: 'Bok', amount: 20_000, tax1_name: 'MVA 15 %', tax1_amount: 3000 },
		{ id: '3', description: 'Gave', amount: 0 },
	],
	taxes: [
		{ name: 'MVA 25 %', rate: 25, amount: 23_750 },
		{ name: 'MVA 15 %', rate: 15, amount: 3000 },
	],
	payment_reference_numbers: [{ type: 'kid' as const, number: '1000017' }],
	notes: [{ note: 'Visma.net 100001' }],
});

type Import = ReturnType<typeof order>;
const imported = async (changes: Partial<Record<keyof Import, unknown>> & Record<string, unknown> = {}) =>
	(await sdk.invoice.importInvoice({ ...order(), ...changes } as Parameters<typeof sdk.invoice.importInvoice>[0])).invoice;

describe('the official Chargebee SDK imports', () => {
	it('an invoice as it stands in another system, total and taxes to the minor unit', async () => {
		const invoice = await imported();
		expect(invoice).toMatchObject({
			id: 'VN-100001',
			status: 'posted',
			sub_total: 115_000,
			tax: 26_750,
			round_off_amount: -50,
			total: 141_700,
			amount_due: 141_700,
			po_number: 'PO-7',
			notes: [{ note: 'Visma.net 100001' }],
			billing_address: { city: 'Oslo' },
		});
		expect(invoice.taxes?.map(({ name, amount }) => [name, amount])).toEqual([
			['MVA 25 %', 23_750],
			['MVA 15 %', 3000],
		]);
		expect((await sdk.invoice.retrieve(invoice.id)).invoice).toEqual(invoice);
		const { list } = await sdk.invoice.listPaymentReferenceNumbers({ id: { is: invoice.id } });
		expect(list.map(({ payment_reference_number: row }) => [row.type, row.number])).toEqual([['kid', '1000017']]);
		expect((await site.events()).map(({ event_type }) => event_type)).toContain('invoice_generated');
	});

	it('an invoice that is paid, in part or whole, and tells of each payment', async () => {
		const payments = [{ amount: 41_700, payment_method: 'bank_transfer', date: DATE + 86_400, reference_number: 'B-1' }];
		const part = await imported({ payments });
		expect(part).toMatchObject({ status: 'posted', amount_paid: 41_700, amount_due: 100_000 });
		const whole = await imported({ id: 'VN-2', status: 'paid', paid_at: DATE, payments: [{ amount: 141_700, payment_method: 'cash' }] });
		expect(whole).toMatchObject({ status: 'paid', amount_due: 0, paid_at: DATE });
		const types = (await site.events()).map(({ event_type }) => event_type);
		expect(types.filter((type) => type === 'payment_succeeded')).toHaveLength(2);
	});

	it('a credit note that lowers what is due of an invoice, or that is spent and paid back', async () => {
		await imported();
		const line = { description: 'Bok', amount: 20_000, tax1_name: 'MVA 15 %', tax1_amount: 3000 };
		const credit = { reference_invoice_id: 'VN-100001', create_reason_code: 'Other', date: DATE, total: 23_000, line_items: [line] };
		const taxes = [{ name: 'MVA 15 %', rate: 15 }];
		const adjusted = await sdk.creditNote.importCreditNote({ ...credit, taxes, id: 'VN-8', type: 'adjustment' });
		expect(adjusted.credit_note).toMatchObject({ status: 'adjusted', total: 23_000, create_reason_code: 'Other' });
		expect((await sdk.invoice.retrieve('VN-100001')).invoice).toMatchObject({ amount_due: 118_700, amount_adjusted: 23_000 });
		const allocations = [{ invoice_id: 'VN-100001', allocated_amount: 23_000, allocated_at: DATE }];
		const spent = await sdk.creditNote.importCreditNote({ ...credit, taxes, id: 'VN-9', type: 'refundable', allocations });
		expect(spent.credit_note).toMatchObject({ status: 'refunded', amount_allocated: 23_000 });
		expect((await sdk.invoice.retrieve('VN-100001')).invoice.amount_due).toBe(95_700);
		const types = (await site.events()).map(({ event_type }) => event_type);
		expect(types.filter((type) => type === 'credit_note_created')).toHaveLength(2);
	});

	it('and changes details, records payments, voids and deletes', async () => {
		await imported();
		const details = { po_number: 'PO-8', billing_address: { line1: 'Storgata 1' }, comment: 'Moved' };
		const { invoice } = await sdk.invoice.updateDetails('VN-100001', details);
		expect(invoice).toMatchObject({ po_number: 'PO-8', billing_address: { line1: 'Storgata 1', city: 'Oslo' } });
		const { list } = await sdk.comment.list({ entity_type: 'invoice', entity_id: 'VN-100001' });
		expect(list.map(({ comment }) => comment.notes)).toEqual(['Moved']);
		await expect(sdk.invoice.updateDetails('VN-100001', { billing_address: { country: 'SE' } })).rejects.toMatchObject({
			api_error_code: 'param_wrong_value',
			param: 'billing_address[country]',
		});
		await expect(sdk.invoice.updateDetails('VN-100001', { vat_number: 'NO1' })).rejects.toMatchObject({ param: 'billing_address' });
		const paid = await sdk.invoice.recordPayment('VN-100001', { transaction: { amount: 1, payment_method: 'other' } });
		expect(paid.invoice.amount_due).toBe(141_699);
		await imported({ id: 'VN-3' });
		expect((await sdk.invoice.voidInvoice('VN-3')).invoice.status).toBe('voided');
		await imported({ id: 'VN-4' });
		await sdk.invoice.delete('VN-4');
		expect((await imported({ id: 'VN-4' })).deleted).toBe(false);
	});
});

describe('an import is refused', () => {
	it.each([
		['without a line', { line_items: [] }, 'line_items'],
		['of a customer that is not there', { customer_id: 'B' }, 'customer_id'],
		['in a currency that the site has not', { currency_code: 'ISK' }, 'currency_code'],
		['whose lines do not give the total', { total: 141_701 }, 'total'],
		['whose line has no description', { taxes: [], line_items: [{ amount: 1 }] }, 'line_items[description][0]'],
		['with a line below zero', { taxes: [], line_items: [{ description: 'x', amount: -1 }] }, 'line_items[amount][0]'],
		['with a tax that is not in the table', { taxes: [{ name: 'MVA 25 %', rate: 25 }] }, 'line_items[tax1_name][1]'],
		['with more tax in the table than in the lines', { taxes: [{ name: 'MVA 25 %', rate: 25, amount: 23_751 }, { name: 'MVA 15 %', rate: 15 }] }, 'taxes[amount][0]'],
		['as paid without the payments', { status: 'paid' }, 'payments'],
		['paid more than it comes to', { payments: [{ amount: 141_701, payment_method: 'cash' }] }, 'payments'],
		['pending with taxes', { status: 'pending' }, 'taxes'],
		['with a description that is too long', { line_items: [{ description: 'x'.repeat(251), amount: 1 }] }, 'line_items[description][0]'],
		['with a rounding of a whole unit', { round_off: 100 }, 'round_off'],
	])('%s', async (_what, changes, param) => {
		await expect(imported(changes)).rejects.toMatchObject({ param });
		expect((await site.control.chargebee.state()).counts.invoices).toBe(0);
	});

	it('when the number is taken, also by an invoice of the site itself; the series goes round imported numbers', async () => {
		await imported();
		await expect(imported()).rejects.toMatchObject({ api_error_code: 'duplicate_entry', param: 'id' });
		await imported({ id: 'INV-1001' });
		expect((await site.live('create', { customerId: 'A' })).invoice?.id).toBe('INV-1002');
		await expect(imported({ id: 'INV-1002' })).rejects.toMatchObject({ api_error_code: 'duplicate_entry' });
	});

	it('while another write to the same customer is going on, with 429 lock_timeout', async () => {
		await site.control.chargebee.settings({ latencyMs: 200 });
		const both = await Promise.allSettled([imported(), imported({ id: 'VN-2' })]);
		const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
		expect(refused).toMatchObject([{ http_status_code: 429, api_error_code: 'lock_timeout' }]);
	});
});

it('a repeat with the same idempotency key is answered from memory', async () => {
	const send = async () =>
		await site.chargebee.post(
			'/invoices/import_invoice',
			form({ id: 'VN-1', customer_id: 'A', currency_code: 'NOK', date: String(DATE), total: '1', 'line_items[description][0]': 'x', 'line_items[amount][0]': '1' }),
			{ headers: { 'chargebee-idempotency-key': 'key-1' } },
		);
	const [first, second] = [await send(), await send()];
	expect([second.status, second.headers['chargebee-idempotency-replayed']]).toEqual([200, 'true']);
	expect(second.data).toEqual(first.data);
	expect((await site.control.chargebee.state()).counts.invoices).toBe(1);
});

const describeContract = Contract.isThere() ? describe : describe.skip;
if (!Contract.isThere()) console.log('The contracts are not beside this checkout: bodies are not validated against them.');

describeContract('imports and their contract', () => {
	const contract = Contract.isThere() ? new Contract('chargebee.openapi.json', { closed: false }) : undefined;
	const path = '/invoices/import_invoice';

	it('every field of the contract is taken, and the answers are as it says', async () => {
		const schema = contract?.operation(path, 'post').requestBody?.content['application/x-www-form-urlencoded']?.schema ?? {};
		const right = {
			id: 'VN-1',
			customer_id: 'A',
			currency_code: 'NOK',
			status: 'paid',
			total: '1239',
			round_off: '-1',
			date: String(DATE),
			due_date: String(DATE),
			paid_at: String(DATE),
			voided_at: '',
			is_written_off: 'false',
			subscription_id: '',
			tax_override_reason: 'zero_rated',
			'taxes[rate][0]': '25',
			'taxes[amount][0]': '10',
			'payments[amount][0]': '1239',
			'payments[date][0]': String(DATE),
			'line_items[unit_amount][0]': '1240',
			'line_items[amount][0]': '1240',
			'line_items[quantity][0]': '1',
			'line_items[subscription_id][0]': '',
			'line_items[date_from][0]': String(DATE),
			'line_items[date_to][0]': String(DATE),
			'line_items[item_level_discount1_amount][0]': '5',
			'line_items[item_level_discount2_amount][0]': '5',
			'line_items[tax1_amount][0]': '10',
			'discounts[amount][0]': '0',
			'discounts[entity_type][0]': 'document_level_discount',
			'shipping_address[country]': 'NO',
			'billing_address[country]': 'NO',
		};
		const fields: Record<string, string> = { ...everyField(schema), ...right };
		for (const column of [2, 3, 4, 5, 6, 7, 8, 9, 10]) {
			delete fields[`line_items[tax${column}_name][0]`];
			delete fields[`line_items[tax${column}_amount][0]`];
		}
		for (const name of ['voided_at', 'subscription_id', 'line_items[subscription_id][0]']) delete fields[name];
		const { status, data } = await site.chargebee.post(path, form(fields));
		expect([status, data.message]).toEqual([200, undefined]);
		expect(contract?.faultsOfForm(path, (await site.control.chargebee.requests()).at(-1)?.body)).toEqual([]);
		expect(contract?.faultsOfAnswer(path, 'post', '200', data)).toEqual([]);
		const update = '/invoices/{invoice_id}/update_details';
		const details = await site.chargebee.post('/invoices/VN-1/update_details', form({ po_number: 'PO', comment: 'c' }));
		expect(contract?.faultsOfAnswer(update, 'post', '200', details.data)).toEqual([]);
		const references = await site.chargebee.get('/invoices/payment_reference_numbers');
		expect(contract?.faultsOfAnswer('/invoices/payment_reference_numbers', 'get', '200', references.data)).toEqual([]);
		for (const event of await site.events()) expect(contract?.faultsOfEvent(event)).toEqual([]);
	});
});
