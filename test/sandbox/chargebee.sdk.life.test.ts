import Chargebee, { basicAuthValidator } from 'chargebee';

import { CHARGEBEE_API_KEY } from '../../sandbox';
import { freshSite, startLiving, type Living } from './life';
import { listen } from './listener';

let site: Living;
let sdk: Chargebee;
beforeAll(async () => {
	site = await startLiving();
	const { hostname, port } = new URL(site.sandbox.chargebee.url);
	const address = { site: hostname, hostSuffix: '', protocol: 'http', port: Number(port) };
	sdk = new Chargebee({ ...address, apiKey: CHARGEBEE_API_KEY } as ConstructorParameters<typeof Chargebee>[0]);
});
afterAll(async () => await site.sandbox.stop());
beforeEach(async () => await freshSite(site));

const PRO = { item_price_id: 'pro-nok-monthly', quantity: 2 };
const SUPPORT = { item_price_id: 'support-nok-monthly' };

describe('the official Chargebee SDK lives a subscription', () => {
	it('from its creation through changes and pauses to its end and back', async () => {
		const created = await sdk.subscription.createWithItems('A', {
			id: 'S',
			subscription_items: [SUPPORT, PRO],
			discounts: [{ duration_type: 'forever', apply_on: 'invoice_amount', percentage: 10 }],
			po_number: 'PO-1',
		});
		expect(created.subscription).toMatchObject({ id: 'S', status: 'active', po_number: 'PO-1' });
		expect(created.invoice).toMatchObject({ sub_total: 197_730, po_number: 'PO-1' });
		const items = created.subscription.subscription_items?.map(({ item_price_id, quantity }) => [
			item_price_id,
			quantity,
		]);
		expect(items).toEqual([
			['support-nok-monthly', 1],
			['pro-nok-monthly', 2],
		]);

		await site.advance(10);
		const changed = await sdk.subscription.updateForItems('S', {
			subscription_items: [{ item_price_id: 'enterprise-nok-monthly' }],
			replace_items_list: true,
		});
		expect(changed.credit_notes?.[0]?.line_items).toHaveLength(2);
		expect(changed.invoice?.line_items?.[0]?.entity_id).toBe('enterprise-nok-monthly');

		expect((await sdk.subscription.pause('S', { pause_option: 'immediately' })).subscription.status).toBe('paused');
		expect((await sdk.subscription.resume('S', { resume_option: 'immediately' })).subscription.status).toBe('active');
		const leaving = await sdk.subscription.cancelForItems('S', { end_of_term: true });
		expect(leaving.subscription.status).toBe('non_renewing');
		const staying = await sdk.subscription.removeScheduledCancellation('S');
		expect(staying.subscription.status).toBe('active');
		const gone = await sdk.subscription.cancelForItems('S', {
			cancel_option: 'immediately',
			credit_option_for_current_term_charges: 'prorate',
		});
		expect(gone.subscription.status).toBe('cancelled');
		expect(gone.credit_notes).toHaveLength(1);
		const back = await sdk.subscription.reactivate('S');
		expect([back.subscription.status, back.invoice?.status]).toEqual(['active', 'payment_due']);

		const read = await sdk.subscription.retrieve('S');
		expect(read.subscription).toEqual(back.subscription);
		const { list } = await sdk.subscription.list({
			status: { in: ['active'] },
			item_price_id: { is: 'enterprise-nok-monthly' },
		});
		expect(list.map(({ subscription, customer }) => [subscription.id, customer.id])).toEqual([['S', 'A']]);
	});

	it('pays, refunds, voids and deletes its invoices', async () => {
		const { invoice } = await sdk.subscription.createWithItems('A', { subscription_items: [PRO] });
		const id = invoice?.id ?? '';
		const paid = await sdk.invoice.recordPayment(id, {
			transaction: { amount: 249_750, payment_method: 'bank_transfer', date: 1_767_265_300 },
		});
		expect(paid.invoice.status).toBe('paid');
		expect((await sdk.transaction.retrieve(paid.transaction.id)).transaction).toEqual(paid.transaction);
		const refunded = await sdk.invoice.refund(id, { refund_amount: 50_000, credit_note: { reason_code: 'waiver' } });
		expect(refunded.credit_note).toMatchObject({ reason_code: 'waiver', total: 50_000, status: 'refunded' });
		expect(refunded.transaction).toMatchObject({ type: 'refund', amount: 50_000 });
		await expect(sdk.invoice.voidInvoice(id)).rejects.toMatchObject({
			http_status_code: 409,
			api_error_code: 'invalid_state_for_request',
		});
		const other = await sdk.subscription.createWithItems('A', { subscription_items: [PRO] });
		const voided = await sdk.invoice.voidInvoice(other.invoice?.id ?? '', { comment: 'wrong' });
		expect(voided.invoice).toMatchObject({ status: 'voided', amount_due: 249_750 });
		const third = await sdk.subscription.createWithItems('A', { subscription_items: [PRO] });
		expect((await sdk.invoice.delete(third.invoice?.id ?? '')).invoice.deleted).toBe(true);
		expect((await sdk.invoice.list({ include_deleted: true })).list).toHaveLength(3);
		const open = await sdk.invoice.list({ status: { is: 'paid' }, total: { gte: 1 }, 'sort_by[desc]': 'date' });
		expect(open.list.map((row) => row.invoice.id)).toEqual([id]);
		const types = await sdk.transaction.list({ type: { is: 'refund' } });
		expect(types.list).toHaveLength(1);
	});

	it('refunds and voids credit notes', async () => {
		const { subscription, invoice } = await sdk.subscription.createWithItems('A', { subscription_items: [PRO] });
		await sdk.invoice.recordPayment(invoice?.id ?? '', { transaction: { payment_method: 'cash' } });
		const { credit_notes } = await sdk.subscription.cancelForItems(subscription.id, {
			credit_option_for_current_term_charges: 'full',
		});
		const id = credit_notes?.[0]?.id ?? '';
		const part = await sdk.creditNote.refund(id, { refund_amount: 1 });
		expect(part.credit_note).toMatchObject({ status: 'refund_due', amount_refunded: 1 });
		await expect(sdk.creditNote.voidCreditNote(id)).rejects.toMatchObject({ http_status_code: 409 });
		const { credit_note } = await sdk.creditNote.retrieve(id);
		expect(credit_note.linked_refunds).toMatchObject([{ txn_id: part.transaction.id }]);
		const { list } = await sdk.creditNote.list({ reference_invoice_id: { is: invoice?.id } });
		expect(list.map((row) => row.credit_note.id)).toEqual([id]);
	});

	it('bills usage and charges', async () => {
		const metered = { item_price_id: 'api-calls-nok-monthly' };
		const { subscription } = await sdk.subscription.createWithItems('A', { subscription_items: [PRO, metered] });
		const { usage } = await sdk.usage.create(subscription.id, {
			item_price_id: metered.item_price_id,
			quantity: '70',
			usage_date: 1_767_265_200,
		});
		expect(usage).toMatchObject({ subscription_id: subscription.id, quantity: '70' });
		const { unbilled_charges } = await sdk.unbilledCharge.create({
			subscription_id: subscription.id,
			item_prices: [{ item_price_id: 'onboarding-nok' }],
			charges: [{ amount: 500, description: 'Travel' }],
		});
		expect(unbilled_charges.map(({ amount }) => amount)).toEqual([750_000, 500]);
		const { invoices } = await sdk.unbilledCharge.invoiceUnbilledCharges({ subscription_id: subscription.id });
		expect(invoices[0]).toMatchObject({ sub_total: 750_500 });
		await site.advance(31);
		const pending = await sdk.invoice.list({ status: { is: 'pending' } });
		const closed = await sdk.invoice.close(pending.list[0]?.invoice.id ?? '');
		expect(closed.invoice).toMatchObject({ status: 'payment_due', sub_total: 199_800 + 70 * 13 });
	});

	it('reads a long document page by page', async () => {
		await site.control.chargebee.settings({ lineItemsPage: 2 });
		const subscription_items = [PRO, SUPPORT, { item_price_id: 'handbook-nok-monthly' }];
		const { invoice } = await sdk.subscription.createWithItems('A', { subscription_items });
		const id = invoice?.id ?? '';
		expect(invoice?.line_items).toHaveLength(2);
		const [event] = (await site.events()).filter(({ event_type }) => event_type === 'invoice_generated');
		expect(event?.content.invoice?.line_items_next_offset).toBe(invoice?.line_items_next_offset);
		const rest = await sdk.invoice.retrieve(id, {
			line_items_limit: 2,
			line_items_offset: invoice?.line_items_next_offset,
		});
		expect(rest.invoice.line_items?.map(({ entity_id }) => entity_id)).toEqual(['handbook-nok-monthly']);
		expect(rest.invoice.line_items_next_offset).toBeUndefined();
		expect((await sdk.invoice.retrieve(id, { line_items_limit: 300 })).invoice.line_items).toHaveLength(3);
		await expect(sdk.invoice.retrieve(id, { line_items_offset: 'x' })).rejects.toMatchObject({
			param: 'line_items_offset',
		});
	});

	it('finds item prices with the account they belong to', async () => {
		const { item_price } = await sdk.itemPrice.retrieve('pro-sek-yearly');
		expect(item_price).toMatchObject({
			price: 999_000,
			period_unit: 'year',
			accounting_detail: { accounting_code: '3010' },
		});
		const plans = await sdk.itemPrice.list({
			item_type: { is: 'plan' },
			currency_code: { is: 'JPY' },
			'sort_by[asc]': 'name',
		});
		expect(plans.list.map((row) => row.item_price.name)).toEqual([
			'Basic JPY monthly',
			'Basic JPY quarterly',
			'Basic JPY yearly',
			'Enterprise JPY monthly',
			'Enterprise JPY quarterly',
			'Enterprise JPY yearly',
			'Pro JPY monthly',
			'Pro JPY quarterly',
			'Pro JPY yearly',
		]);
		const page = await sdk.itemPrice.list({ limit: 5, 'sort_by[desc]': 'name' });
		const next = await sdk.itemPrice.list({ limit: 1, 'sort_by[desc]': 'name', offset: page.next_offset });
		expect((page.list.at(-1)?.item_price.name ?? '') > (next.list[0]?.item_price.name ?? '')).toBe(true);
	});

	it('reads refusals with their parameter', async () => {
		const create = async (...subscription_items: Array<{ item_price_id: string }>) =>
			await sdk.subscription.createWithItems('A', { subscription_items });
		await expect(create({ item_price_id: 'none' })).rejects.toMatchObject({
			api_error_code: 'resource_not_found',
			param: 'subscription_items[item_price_id][0]',
		});
		await expect(create(SUPPORT)).rejects.toMatchObject({ api_error_code: 'param_wrong_value' });
		await expect(create(PRO, { item_price_id: 'support-sek-monthly' })).rejects.toMatchObject({
			param: 'subscription_items[item_price_id][1]',
		});
		await expect(sdk.subscription.createWithItems('none', { subscription_items: [PRO] })).rejects.toMatchObject({
			http_status_code: 404,
		});
		await sdk.subscription.createWithItems('A', { id: 'S', subscription_items: [PRO] });
		await expect(sdk.subscription.createWithItems('A', { id: 'S', subscription_items: [PRO] })).rejects.toMatchObject({
			api_error_code: 'duplicate_entry',
		});
		await expect(sdk.subscription.resume('S')).rejects.toMatchObject({ api_error_code: 'invalid_state_for_request' });
	});

	it('lists events by type and time', async () => {
		await sdk.subscription.createWithItems('A', { subscription_items: [PRO] });
		await site.advance(40);
		const { list } = await sdk.event.list({
			event_type: { in: ['invoice_generated', 'subscription_renewed'] },
			occurred_at: { after: 1_769_000_000 },
			'sort_by[asc]': 'occurred_at',
		});
		expect(list.map(({ event }) => [event.event_type, event.source])).toEqual([
			['subscription_renewed', 'scheduled_job'],
			['invoice_generated', 'scheduled_job'],
		]);
		expect((await sdk.event.retrieve(list[0]?.event.id ?? '')).event).toEqual(list[0]?.event);
	});
});

describe("the SDK's webhook handler", () => {
	it('accepts what an endpoint made by the SDK is sent, and refuses forged credentials', async () => {
		await site.control.chargebee.settings({ webhooks: { anyPort: true } });
		const listener = await listen();
		const { webhook_endpoint } = await sdk.webhookEndpoint.create({
			name: 'n8n',
			url: listener.url,
			basic_auth_username: 'chargebee',
			basic_auth_password: 'hush',
			enabled_events: ['subscription_created', 'invoice_generated'],
		});
		expect(webhook_endpoint.enabled_events).toEqual(['subscription_created', 'invoice_generated']);
		const handler = sdk.webhooks.createHandler({
			requestValidator: basicAuthValidator((user, password) => user === 'chargebee' && password === 'hush'),
		});
		const accepted: string[] = [];
		const refused: string[] = [];
		handler.on('subscription_created', ({ event }) => void accepted.push(event.content.subscription.id));
		handler.on('invoice_generated', ({ event }) => void accepted.push(event.content.invoice.status));
		handler.on('error', (error) => void refused.push(error.name));
		listener.handle = async ({ body, headers }) => {
			await handler.handle({ body: body as object, headers });
			return 200;
		};
		const { subscription } = await sdk.subscription.createWithItems('A', { subscription_items: [PRO] });
		while (accepted.length < 2) await site.events();
		expect(accepted).toEqual([subscription.id, 'payment_due']);
		await sdk.webhookEndpoint.update(webhook_endpoint.id, { basic_auth_password: 'wrong' });
		await sdk.subscription.createWithItems('A', { subscription_items: [PRO] });
		while (refused.length === 0) await site.events();
		expect(refused[0]).toBe('WebhookAuthenticationError');
		expect(accepted).toHaveLength(2);
		expect((await sdk.webhookEndpoint.list()).list).toHaveLength(1);
		expect((await sdk.webhookEndpoint.delete(webhook_endpoint.id)).webhook_endpoint.id).toBe(webhook_endpoint.id);
		await listener.close();
	});
});
