import omit from 'lodash/omit';

import type { Deed } from '../deed';
import { wrongState } from '../refusals';
import type { Subscription, SubscriptionItem } from '../shapes';
import { bill } from './bill';
import { onceDrafts, restDrafts, termDrafts } from './drafts';
import { planOf, subscriptionItem, type ItemOrder } from './items';
import { tellOfStep, type Outcome } from './tell';
import { beginTerms, subscribed } from './terms';
import { creditUnused } from './unused';

export interface ChangeOrder {
	items: ItemOrder[];
	/** Whether the items are all there are from now on; otherwise those not named stay, and a plan replaces the plan. */
	replace?: boolean;
	/** At the end of the term, without credit or charge. */
	endOfTerm?: boolean;
	/** Credit and charge by days; true when absent. */
	prorate?: boolean;
	later?: boolean;
}

function itemsAfter(
	deed: Deed,
	{ subscription_items }: Subscription,
	{ items, replace }: ChangeOrder,
): SubscriptionItem[] {
	const fresh = items.map((item) => subscriptionItem(deed.books, item));
	if (replace) return fresh;
	const hasPlan = fresh.some(({ item_type }) => item_type === 'plan');
	const stays = (item: SubscriptionItem) =>
		!fresh.some(({ item_price_id }) => item_price_id === item.item_price_id) && !(hasPlan && item.item_type === 'plan');
	return [...fresh, ...subscription_items.filter(stays)];
}

const same = (a: SubscriptionItem, b: SubscriptionItem) =>
	a.item_price_id === b.item_price_id && a.quantity === b.quantity && a.unit_price === b.unit_price;

const without = (items: SubscriptionItem[], others: SubscriptionItem[]) =>
	items.filter((item) => !others.some((other) => same(item, other)));

function schedule(deed: Deed, subscription: Subscription, items: SubscriptionItem[]): Outcome {
	const plan = deed.books.plans.get(subscription.id) ?? { anchor: deed.today, terms: 1 };
	deed.books.plans.set(subscription.id, { ...plan, scheduledItems: items });
	const waiting = { ...subscription, has_scheduled_changes: true, changes_scheduled_at: subscription.next_billing_at };
	return tellOfStep(deed, 'subscription_changes_scheduled', subscription, {
		subscription: deed.saveSubscription(waiting),
	});
}

/** Begins a term today; a cancellation that waited for the end of the old term waits for the end of this one. */
function termOfItsOwn(deed: Deed, changed: Subscription): Subscription {
	const begun = beginTerms(deed, changed);
	if (begun.status !== 'non_renewing') return begun;
	return { ...omit(begun, 'next_billing_at'), cancelled_at: begun.current_term_end };
}

/**
 * Changes what is subscribed to: `subscription_changed` with a credit note for the unused days of what goes and an
 * invoice for the rest of the term of what comes. Another billing period begins a term of its own today.
 */
export function changeSubscription(deed: Deed, old: Subscription, order: ChangeOrder): Outcome {
	if (!['active', 'in_trial', 'non_renewing', 'future'].includes(old.status)) {
		throw wrongState(`The subscription is ${old.status} and cannot be changed.`);
	}
	const items = itemsAfter(deed, old, order);
	const plan = planOf(deed.books, items);
	if (order.endOfTerm && old.current_term_end) return schedule(deed, old, items);
	const changed = { ...old, ...subscribed(items, plan) };
	const paidTerm = old.current_term_end !== undefined && old.status !== 'in_trial';
	if (!paidTerm) {
		const saved = deed.saveSubscription({ ...changed, mrr: 0 });
		return tellOfStep(deed, 'subscription_changed', old, { subscription: saved });
	}
	const newPeriod = plan.period_unit !== old.billing_period_unit || plan.period !== old.billing_period;
	const gone = newPeriod ? old.subscription_items : without(old.subscription_items, items);
	const itemPriceIds = new Set(gone.map(({ item_price_id }) => item_price_id));
	const prorates = order.prorate !== false;
	const credit_notes = prorates
		? creditUnused(deed, old, { reason: 'subscription_change', credit: 'prorate', itemPriceIds })
		: [];
	const subscription = deed.saveSubscription(newPeriod ? termOfItsOwn(deed, changed) : changed);
	const rest = prorates ? restDrafts(deed, subscription, without(items, old.subscription_items)) : [];
	const drafts = [...(newPeriod ? termDrafts(deed, subscription) : rest), ...onceDrafts(deed, items)];
	const billed = bill(deed, subscription, drafts, { later: order.later });
	return tellOfStep(deed, 'subscription_changed', old, { subscription, credit_notes, ...billed });
}
