import { z } from 'zod';

import { Refusal } from '../../server/refusal';
import type { Deed } from '../billing/deed';
import { cancelSubscription } from '../billing/subscription/cancel';
import { changeSubscription } from '../billing/subscription/change';
import { createSubscription } from '../billing/subscription/create';
import { planOf } from '../billing/subscription/items';
import { pauseSubscription } from '../billing/subscription/pause';
import { keepSubscription, reactivateSubscription } from '../billing/subscription/reactivate';
import { resumeSubscription } from '../billing/subscription/resume';
import { recordUsage } from '../billing/subscription/use';
import type { Subscription } from '../billing/shapes';
import { buyer, item, moment, ofSubscription, subscriptionOf } from './params';
import { verb } from './verb';

const discount = z.object({
	percentage: z.number().positive().max(100).optional(),
	amount: z.number().int().positive().optional(),
	duration_type: z.enum(['one_time', 'forever']).default('forever'),
});

const creation = z.object({
	customerId: z.string().optional(),
	id: z.string().optional(),
	items: z
		.array(item)
		.min(1)
		.default([{ item_price_id: 'pro-nok-yearly' }]),
	startDate: moment.optional(),
	trialDays: z.number().int().positive().optional(),
	discounts: z.array(discount).optional(),
	autoCollection: z.enum(['on', 'off']).optional(),
	later: z.boolean().optional(),
});

const TIERS = ['basic', 'pro', 'enterprise'];

/** The same plan one tier up or down. */
function neighbour(deed: Deed, subscription: Subscription, step: 1 | -1): string {
	const plan = planOf(deed.books, subscription.subscription_items);
	const tier = TIERS[TIERS.indexOf(plan.item_id) + step];
	if (!TIERS.includes(plan.item_id) || tier === undefined)
		throw new Refusal(409, { message: `There is no plan ${step > 0 ? 'above' : 'below'} ${plan.name}` });
	return plan.id.replace(plan.item_id, tier);
}

const toNeighbour = (step: 1 | -1) =>
	verb(ofSubscription.extend({ endOfTerm: z.boolean().optional() }), (deed, params) => {
		const subscription = subscriptionOf(deed, params);
		const quantity = subscription.subscription_items.find(({ item_type }) => item_type === 'plan')?.quantity;
		const items = [{ item_price_id: neighbour(deed, subscription, step), quantity }];
		return changeSubscription(deed, subscription, { items, endOfTerm: params.endOfTerm });
	});

const change = ofSubscription.extend({
	items: z.array(item).min(1),
	replace: z.boolean().optional(),
	endOfTerm: z.boolean().optional(),
	prorate: z.boolean().optional(),
	later: z.boolean().optional(),
});

const pause = ofSubscription.extend({
	when: z.enum(['immediately', 'end_of_term', 'specific_date']).optional(),
	pauseDate: moment.optional(),
	resumeDate: moment.optional(),
	credit: z.boolean().optional(),
});

const cancel = ofSubscription.extend({
	when: z.enum(['immediately', 'end_of_term']).optional(),
	credit: z.enum(['none', 'prorate', 'full']).optional(),
	charges: z.enum(['invoice', 'delete']).optional(),
	reasonCode: z.string().optional(),
});

const usage = ofSubscription.extend({
	itemPriceId: z.string(),
	quantity: z.number().int().positive(),
	usageDate: moment.optional(),
});

export const subscriptionVerbs = {
	create: verb(creation, (deed, { customerId, ...order }) => createSubscription(deed, buyer(deed, customerId), order)),
	change: verb(change, (deed, params) => changeSubscription(deed, subscriptionOf(deed, params), params)),
	upgrade: toNeighbour(1),
	downgrade: toNeighbour(-1),
	pause: verb(pause, (deed, params) => pauseSubscription(deed, subscriptionOf(deed, params), params)),
	resume: verb(ofSubscription, (deed, params) => resumeSubscription(deed, subscriptionOf(deed, params))),
	cancel: verb(cancel, (deed, params) => cancelSubscription(deed, subscriptionOf(deed, params), params)),
	reactivate: verb(ofSubscription, (deed, params) => {
		const subscription = subscriptionOf(deed, params);
		const act = subscription.status === 'non_renewing' ? keepSubscription : reactivateSubscription;
		return act(deed, subscription);
	}),
	use: verb(usage, (deed, params) => ({
		usage: recordUsage(deed, subscriptionOf(deed, params), {
			item_price_id: params.itemPriceId,
			quantity: params.quantity,
			usage_date: params.usageDate,
		}),
	})),
};
