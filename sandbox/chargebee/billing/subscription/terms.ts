import type { Deed } from '../deed';
import { plus } from '../localDays';
import type { ItemPrice, Subscription, SubscriptionItem } from '../shapes';
import { mrrOf } from './items';

function term(deed: Deed, { billing_period, billing_period_unit }: Subscription, anchor: number, terms: number) {
	const after = (count: number) => plus(anchor, deed.zone, count * billing_period, billing_period_unit);
	const next = after(terms);
	return { current_term_start: after(terms - 1), current_term_end: next - 1, next_billing_at: next };
}

/** A subscription whose first term begins today. */
export function beginTerms(deed: Deed, subscription: Subscription): Subscription {
	deed.books.plans.set(subscription.id, { anchor: deed.today, terms: 1 });
	return { ...subscription, ...term(deed, subscription, deed.today, 1) };
}

/** A subscription in its next term, counted from the first one. */
export function nextTerm(deed: Deed, subscription: Subscription): Subscription {
	const { anchor = deed.today, terms = 0 } = deed.books.plans.get(subscription.id) ?? {};
	deed.books.plans.set(subscription.id, { anchor, terms: terms + 1 });
	return { ...subscription, ...term(deed, subscription, anchor, terms + 1) };
}

/** The members that follow from what is subscribed to. */
export function subscribed(items: SubscriptionItem[], plan: ItemPrice) {
	const { period = 1, period_unit = 'month' as const } = plan;
	return {
		subscription_items: items.filter(({ item_type }) => item_type !== 'charge'),
		billing_period: period,
		billing_period_unit: period_unit,
		mrr: mrrOf(items, plan),
	};
}
