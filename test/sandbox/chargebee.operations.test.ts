/* eslint-disable no-console */
import Chargebee from 'chargebee';

import { CHARGEBEE_API_KEY } from '../../sandbox';
import { recordingProxy } from '../engine/recordingProxy';
import { Contract, type Exchange } from './contract';
import { freshSite, startLiving, type Living } from './life';

let site: Living;
let proxy: Awaited<ReturnType<typeof recordingProxy>>;
let sdk: Chargebee;

beforeAll(async () => {
	site = await startLiving();
	proxy = await recordingProxy(site.sandbox.chargebee.url);
	const address = { site: '127.0.0.1', hostSuffix: '', protocol: 'http', port: Number(new URL(proxy.url).port) };
	sdk = new Chargebee({ ...address, apiKey: CHARGEBEE_API_KEY } as ConstructorParameters<typeof Chargebee>[0]);
	await freshSite(site, { 'billing_address[city]': 'Oslo' });
});
afterAll(async () => {
	await proxy.close();
	await site.sandbox.stop();
});

const PRO = { item_price_id: 'pro-nok-monthly', quantity: 2 };
const DATE = 1_767_265_200;

describe('the official Chargebee SDK works on', () => {
	it('customers and their contacts', async () => {
		await sdk.customer.create({ id: 'B', company: 'Bjørk AS', email: 'post@bjork.example', billing_address: { country: 'NO' } });
		await sdk.customer.update('B', { net_term_days: 14 });
		await sdk.customer.updateBillingInfo('B', { billing_address: { city: 'Bergen', country: 'NO' }, vat_number: 'NO910134264MVA' });
		const contact = { id: 'k1', first_name: 'Kari', email: 'kari@bjork.example', send_billing_email: true };
		const { customer } = await sdk.customer.addContact('B', { contact });
		expect(customer.contacts).toMatchObject([{ ...contact, enabled: false }]);
		await expect(sdk.customer.addContact('B', { contact })).rejects.toMatchObject({ api_error_code: 'duplicate_entry' });
		await sdk.customer.updateContact('B', { contact: { id: 'k1', label: 'Boss', enabled: true } });
		const { list } = await sdk.customer.contactsForCustomer('B');
		expect(list.map((row) => row.contact)).toMatchObject([{ ...contact, label: 'Boss', enabled: true }]);
		expect((await sdk.customer.deleteContact('B', { contact: { id: 'k1' } })).customer.contacts).toEqual([]);
		await expect(sdk.customer.deleteContact('B', { contact: { id: 'k1' } })).rejects.toMatchObject({ http_status_code: 404 });
		expect((await sdk.customer.retrieve('B')).customer).toMatchObject({ company: 'Bjørk AS', net_term_days: 14 });
		expect((await sdk.customer.list({ company: { starts_with: 'Bjørk' }, 'sort_by[asc]': 'updated_at' })).list).toHaveLength(1);
		await sdk.customer.delete('B');
	});

	it('invoices: imported, for what is charged once, and through their whole life', async () => {
		const line = { description: 'Bok', amount: 20_000, tax1_name: 'MVA 15 %', tax1_amount: 3000 };
		const imported = { customer_id: 'A', currency_code: 'NOK', date: DATE, total: 23_000, line_items: [line], taxes: [{ name: 'MVA 15 %', rate: 15 }] };
		const payment_reference_numbers = [{ type: 'kid' as const, number: '1000017' }];
		await sdk.invoice.importInvoice({ ...imported, id: 'VN-1', status: 'posted', payment_reference_numbers });
		await sdk.invoice.updateDetails('VN-1', { po_number: 'PO-8', billing_address: { line1: 'Storgata 1' }, comment: 'Moved' });
		await sdk.invoice.recordPayment('VN-1', { transaction: { amount: 1, payment_method: 'other', date: DATE } });
		expect((await sdk.invoice.listPaymentReferenceNumbers({ id: { is: 'VN-1' } })).list).toHaveLength(1);
		const items = { item_prices: [{ item_price_id: 'onboarding-nok' }], charges: [{ amount: 5000, description: 'Travel' }] };
		const { invoice } = await sdk.invoice.createForChargeItemsAndCharges({ customer_id: 'A', po_number: 'PO-9', net_term_days: 30, ...items });
		expect(invoice).toMatchObject({ recurring: false, po_number: 'PO-9', sub_total: 755_000, due_date: expect.any(Number) });
		expect(invoice.total).toBe(Math.round(755_000 * 1.25));
		const charges = [{ amount: 1, description: 'x' }];
		await expect(sdk.invoice.createForChargeItemsAndCharges({ customer_id: 'none', charges })).rejects.toMatchObject({ param: 'customer_id' });
		await expect(sdk.invoice.create({ customer_id: 'A', charges })).rejects.toMatchObject({ api_error_code: 'configuration_incompatible' });
		expect((await sdk.invoice.voidInvoice(invoice.id, { comment: 'wrong' })).invoice.status).toBe('voided');
		await sdk.invoice.importInvoice({ ...imported, id: 'VN-2' });
		await sdk.invoice.delete('VN-2');
		expect((await sdk.invoice.retrieve('VN-1')).invoice.po_number).toBe('PO-8');
		expect((await sdk.invoice.list({ include_deleted: true, 'sort_by[desc]': 'date' })).list).toHaveLength(3);
	});

	it('subscriptions and item prices', async () => {
		const { subscription } = await sdk.subscription.createWithItems('A', { id: 'S', subscription_items: [PRO] });
		expect((await sdk.subscription.retrieve('S')).subscription).toEqual(subscription);
		expect((await sdk.subscription.list({ customer_id: { is: 'A' } })).list).toHaveLength(1);
		expect((await sdk.itemPrice.retrieve('pro-nok-monthly')).item_price.item_type).toBe('plan');
		expect((await sdk.itemPrice.list({ item_type: { is: 'charge' }, limit: 3 })).list).toHaveLength(3);
	});

	it('credit notes of a total, of lines, and what they leave to be credited', async () => {
		const { invoice } = await sdk.subscription.createWithItems('A', { subscription_items: [PRO] });
		const of = { reference_invoice_id: invoice?.id, create_reason_code: 'Waiver' };
		const some = await sdk.creditNote.create({ ...of, type: 'adjustment', total: 10_000, comment: 'Sorry' });
		expect(some.credit_note).toMatchObject({ type: 'adjustment', status: 'adjusted', total: 10_000 });
		expect(some.invoice?.amount_due).toBe((invoice?.total ?? 0) - 10_000);
		const [line] = invoice?.line_items ?? [];
		const lines = [{ reference_line_item_id: line?.id ?? '', amount: 1000 }];
		const refundable = await sdk.creditNote.create({ ...of, type: 'refundable', line_items: lines });
		expect(refundable.credit_note).toMatchObject({ status: 'refund_due', sub_total: 1000, total: 1250 });
		await expect(sdk.creditNote.create({ ...of, type: 'adjustment', total: 9_999_999 })).rejects.toMatchObject({ param: 'total' });
		expect((await sdk.creditNote.retrieve(some.credit_note.id)).credit_note.total).toBe(10_000);
		expect((await sdk.creditNote.list({ reference_invoice_id: { is: invoice?.id } })).list).toHaveLength(2);
	});

	it('events, endpoints and the configuration', async () => {
		const { list } = await sdk.event.list({ event_type: { in: ['credit_note_created'] }, 'sort_by[asc]': 'occurred_at' });
		expect((await sdk.event.retrieve(list[0]?.event.id ?? '')).event).toEqual(list[0]?.event);
		const url = 'https://n8n.example/webhook/chargebee';
		const { webhook_endpoint: made } = await sdk.webhookEndpoint.create({ name: 'n8n', url, enabled_events: ['invoice_generated'] });
		await sdk.webhookEndpoint.update(made.id, { disabled: true });
		expect((await sdk.webhookEndpoint.retrieve(made.id)).webhook_endpoint.disabled).toBe(true);
		expect((await sdk.webhookEndpoint.list()).list).toHaveLength(1);
		await sdk.webhookEndpoint.delete(made.id);
		expect((await sdk.configuration.list()).configurations).toHaveLength(1);
	});
});

const beside = Contract.isThere();
if (!beside) console.log('The contracts are not beside this checkout: bodies are not validated against them.');

(beside ? describe : describe.skip)('what the SDK and the server said to each other', () => {
	it('is as the contract says, and is every operation of it', () => {
		const contract = new Contract('chargebee.openapi.json', { closed: false });
		// How the subscription comes about; the contract has none of its own for it.
		const exchanges = proxy.take().map(belowApi).filter(({ path }) => path !== '/customers/A/subscription_for_items');
		expect(exchanges.flatMap((exchange) => contract.faultsOfExchange(exchange).map((fault) => `${exchange.path}: ${fault}`))).toEqual([]);
		const done = new Set(exchanges.map(({ method, path }) => `${method} ${contract.pathOf(path)}`));
		const all = contract.operations();
		console.log(`${all.filter((operation) => done.has(operation)).length} of ${all.length} operations, ${exchanges.length} calls`);
		expect(all.filter((operation) => !done.has(operation))).toEqual([]);
	});
});

/** Without what stands before each path. */
const belowApi = (exchange: Exchange): Exchange => ({ ...exchange, path: exchange.path.replace('/api/v2', '') });
