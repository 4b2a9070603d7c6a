import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { Deed } from '../../billing/deed';
import type { Subscription } from '../../billing/shapes';
import { keepSubscription, reactivateSubscription } from '../../billing/subscription/reactivate';
import { resumeSubscription } from '../../billing/subscription/resume';
import type { Outcome } from '../../billing/subscription/tell';
import { readParams } from '../../fields';
import type { ChargebeeSite } from '../../site';
import { actorOf } from '../../steps';
import { stepAnswer } from '../answer';
import { known } from '../known';
import { listOf } from '../list';
import { reactivateParams, resumeParams, SUBSCRIPTION_FILTERS } from './schemas';
import { cancelForItems, createWithItems, pause, updateForItems } from './write';

type Step = (deed: Deed, subscription: Subscription, body: unknown) => Outcome;

const STEPS: Record<string, Step> = {
	update_for_items: updateForItems,
	cancel_for_items: cancelForItems,
	pause,
	resume: (deed, subscription, body) => {
		readParams(resumeParams, body);
		return resumeSubscription(deed, subscription);
	},
	reactivate: (deed, subscription, body) => {
		readParams(reactivateParams, body);
		return reactivateSubscription(deed, subscription);
	},
	remove_scheduled_cancellation: (deed, subscription, body) => {
		readParams(reactivateParams, body);
		return keepSubscription(deed, subscription);
	},
};

/** Chargebee's Subscription: list, retrieve, and the operations of its life as far as items are concerned. */
export function subscriptionRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	const { subscriptions, itemPrices } = site.books;
	const deedOf = (request: FastifyRequest) => new Deed(site, actorOf(request, site));
	const list = listOf({
		name: 'subscription',
		store: subscriptions,
		filters: SUBSCRIPTION_FILTERS,
		sorts: ['created_at', 'updated_at'],
		seen: (subscription) => {
			const item_price_id = subscription.subscription_items.map((item) => item.item_price_id);
			return { ...subscription, item_price_id, item_id: item_price_id.map((id) => itemPrices.get(id)?.item_id) };
		},
	});

	api.get('/subscriptions', async ({ query }) => {
		const { list: rows, ...rest } = list(query);
		const withCustomer = (row: Record<string, object>) => ({
			...row,
			customer: site.customers.get((row.subscription as Subscription).customer_id),
		});
		return { list: rows.map(withCustomer), ...rest };
	});
	api.get('/subscriptions/:id', async (request) => stepAnswer(site, { subscription: known(subscriptions, request) }));
	api.post('/customers/:id/subscription_for_items', async (request) => {
		const { id } = z.object({ id: z.string() }).parse(request.params);
		return stepAnswer(site, createWithItems(deedOf(request), id, request.body));
	});
	for (const [name, step] of Object.entries(STEPS)) {
		api.post(`/subscriptions/:id/${name}`, async (request) =>
			stepAnswer(site, step(deedOf(request), known(subscriptions, request), request.body)),
		);
	}
}
