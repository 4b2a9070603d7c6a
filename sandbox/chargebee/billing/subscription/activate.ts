import type { Deed } from '../deed';
import type { Subscription, SubscriptionItem } from '../shapes';
import { bill, type Billed } from './bill';
import { onceDrafts, termDrafts } from './drafts';
import { mrrOf, planOf } from './items';
import { beginTerms } from './terms';

/** Begins the first paid term today and bills it, with what is charged once. The events are the caller's. */
export function activate(
	deed: Deed,
	subscription: Subscription,
	{ once = [], later }: { once?: SubscriptionItem[]; later?: boolean } = {},
): { subscription: Subscription } & Billed {
	const items = subscription.subscription_items;
	const charged = once.map(({ item_price_id }) => ({
		item_price_id,
		last_charged_at: deed.at,
		object: 'charged_item' as const,
	}));
	const active = deed.saveSubscription({
		...beginTerms(deed, subscription),
		status: 'active',
		activated_at: deed.at,
		started_at: subscription.started_at ?? deed.at,
		mrr: mrrOf(items, planOf(deed.books, items)),
		...(charged.length > 0 ? { charged_items: [...(subscription.charged_items ?? []), ...charged] } : {}),
	});
	const drafts = [...termDrafts(deed, active), ...onceDrafts(deed, once)];
	return { subscription: active, ...bill(deed, active, drafts, { later }) };
}
