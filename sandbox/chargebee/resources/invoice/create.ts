import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { Deed } from '../../billing/deed';
import { shownDocument } from '../../billing/document/shown';
import { chargeNow } from '../../billing/invoice/chargeNow';
import { incompatible, notFound, wrongValue } from '../../errors';
import { columns } from '../../columns';
import { flag, ignored, money, readParams, text, timestamp, wholeNumber } from '../../fields';
import type { ChargebeeSite } from '../../site';
import { actorOf } from '../../steps';

const span = { date_from: timestamp(), date_to: timestamp() };

/** What payment, tax providers and notes need: taken, and not kept. */
const unused = Object.fromEntries(
	(
		'invoice_note remove_general_note coupon coupon_ids authorization_transaction_id payment_source_id auto_collection invoice_date ' +
		'token_id replace_primary_payment_source retain_payment_source payment_initiator shipping_address statement_descriptor card ' +
		'bank_account payment_method payment_intent item_tiers notes_to_remove tax_providers_fields discounts'
	)
		.split(' ')
		.map((name) => [name, ignored()]),
);
const unusedInRows = Object.fromEntries(
	(
		'quantity_in_decimal unit_price_in_decimal entity_description amount_in_decimal taxable tax_profile_id avalara_tax_code hsn_code ' +
		'taxjar_product_code avalara_sale_type avalara_transaction_type avalara_service_type'
	)
		.split(' ')
		.map((name) => [name, ignored()]),
);

const createParams = z
	.object({
		customer_id: text(50),
		subscription_id: text(50),
		currency_code: text(3),
		po_number: text(100),
		net_term_days: wholeNumber(),
		create_pending_invoice: flag(),
		item_prices: columns({ item_price_id: text(100), quantity: wholeNumber(), unit_price: money(), description: text(250), ...span, ...unusedInRows }),
		charges: columns({ amount: money(), description: text(250), ...span, ...unusedInRows }),
		...unused,
	})
	.partial()
	.strict();

type Order = z.output<typeof createParams>;

function customerOf(site: ChargebeeSite, { customer_id: id, subscription_id: subscriptionId }: Order): string {
	const subscription = subscriptionId ? site.books.subscriptions.get(subscriptionId) : undefined;
	if (subscriptionId && !subscription) throw notFound(subscriptionId, 'subscription_id');
	const found = id ?? subscription?.customer_id;
	if (!found) throw wrongValue('customer_id', 'cannot be blank');
	if (!site.customers.get(found)) throw notFound(found, 'customer_id');
	return found;
}

function currencyOf(site: ChargebeeSite, customerId: string, { currency_code: code, item_prices: [first] = [] }: Order): string {
	const ofItem = first?.item_price_id ? site.books.itemPrices.get(first.item_price_id)?.currency_code : undefined;
	const ofCustomer = site.customers.get(customerId)?.preferred_currency_code as string | undefined;
	const currency = code ?? ofItem ?? ofCustomer ?? site.settings.baseCurrency;
	if (!site.settings.currencies.includes(currency)) throw wrongValue('currency_code', `the currency ${currency} is not configured for this site`);
	return currency;
}

function ordersOf({ item_prices = [], charges = [] }: Order) {
	const orders = [...item_prices, ...charges].map((row) =>
		Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined)),
	);
	if (orders.length === 0) throw wrongValue('charges[amount][0]', 'cannot be blank');
	return orders;
}

/** Invoices for what is charged once: create_for_charge_items_and_charges, and the one of the former product catalog. */
export function createInvoiceRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	api.post('/invoices', async () => {
		throw incompatible('The site has Product Catalog 2.0: use create_for_charge_items_and_charges');
	});
	api.post('/invoices/create_for_charge_items_and_charges', async (request: FastifyRequest) => {
		const params = readParams(createParams, request.body);
		const customerId = customerOf(site, params);
		const invoice = chargeNow(new Deed(site, actorOf(request, site)), {
			customerId,
			subscriptionId: params.subscription_id ?? undefined,
			currency: currencyOf(site, customerId, params),
			orders: ordersOf(params),
			pending: params.create_pending_invoice === true,
			poNumber: params.po_number ?? undefined,
			terms: params.net_term_days ?? undefined,
		});
		return { invoice: shownDocument(invoice, site.settings.lineItemsPage) };
	});
}
