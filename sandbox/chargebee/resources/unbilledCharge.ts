import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { Deed } from '../billing/deed';
import { shownDocument } from '../billing/document/shown';
import { chargeLater, type ChargeOrder } from '../billing/unbilled/charge';
import { deleteCharge } from '../billing/unbilled/drop';
import { invoiceCharges } from '../billing/unbilled/invoice';
import { columns } from '../columns';
import { notFound, wrongValue } from '../errors';
import { ignored, money, readParams, text, timestamp, wholeNumber } from '../fields';
import type { FilterKind } from '../filters';
import type { ChargebeeSite } from '../site';
import { actorOf } from '../steps';
import { known } from './known';
import { listOf } from './list';

const span = { date_from: timestamp(), date_to: timestamp() };

const createParams = z
	.object({
		subscription_id: text(50),
		currency_code: text(3),
		item_prices: columns({
			item_price_id: text(100),
			quantity: wholeNumber(),
			unit_price: money(),
			...span,
		}),
		charges: columns({ amount: money(), description: text(250), taxable: ignored(), ...span }),
		item_tiers: ignored(),
		tax_providers_fields: ignored(),
	})
	.partial()
	.strict();

const invoiceParams = z
	.object({ subscription_id: text(50), customer_id: text(50) })
	.partial()
	.strict();

const FILTERS = { subscription_id: 'id', customer_id: 'id' } satisfies Record<string, FilterKind>;

function ordersIn({ item_prices = [], charges = [] }: z.output<typeof createParams>): ChargeOrder[] {
	const orders = [...item_prices, ...charges].map((row) =>
		Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined)),
	);
	if (orders.length === 0) throw wrongValue('item_prices[item_price_id][0]', 'cannot be blank');
	return orders;
}

/** Chargebee's Unbilled Charge: create, list, delete, invoice. */
export function unbilledChargeRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	const { subscriptions, unbilledCharges } = site.books;
	const subscriptionOf = (id: string | null | undefined) => {
		const subscription = subscriptions.get(id ?? '');
		if (!subscription) throw notFound(id ?? '', 'subscription_id');
		return subscription;
	};
	const list = listOf({
		name: 'unbilled_charge',
		store: unbilledCharges,
		filters: FILTERS,
		sorts: ['created_at'],
		unused: ['is_voided'],
	});

	api.get('/unbilled_charges', async ({ query }) => list(query));
	api.post('/unbilled_charges', async (request) => {
		const params = readParams(createParams, request.body);
		const deed = new Deed(site, actorOf(request, site));
		return { unbilled_charges: chargeLater(deed, subscriptionOf(params.subscription_id), ordersIn(params)) };
	});
	api.post('/unbilled_charges/:id/delete', async (request) => ({
		unbilled_charge: deleteCharge(new Deed(site, actorOf(request, site)), known(unbilledCharges, request)),
	}));
	api.post('/unbilled_charges/invoice_unbilled_charges', async (request) => {
		const { subscription_id } = readParams(invoiceParams, request.body);
		const { invoice } = invoiceCharges(new Deed(site, actorOf(request, site)), subscriptionOf(subscription_id));
		return { invoices: [shownDocument(invoice, site.settings.lineItemsPage)] };
	});
}
