import { wrongValue } from '../../errors';
import type { Deed } from '../deed';
import type { Subscription, Usage } from '../shapes';

export interface UsageOrder {
	id?: string;
	item_price_id: string;
	quantity: number;
	/** Seconds; now when absent. */
	usage_date?: number;
	note?: string;
}

/** Records usage of a metered item, billed at the end of the term. No event tells of it. */
export function recordUsage(deed: Deed, subscription: Subscription, order: UsageOrder): Usage {
	const metered = subscription.subscription_items.some(
		({ item_price_id, amount }) => item_price_id === order.item_price_id && amount === undefined,
	);
	if (!metered) throw wrongValue('item_price_id', 'is not a metered item of the subscription');
	return deed.save(deed.books.usages, {
		id: order.id || deed.newId('usage'),
		usage_date: order.usage_date ?? deed.at,
		subscription_id: subscription.id,
		item_price_id: order.item_price_id,
		quantity: String(order.quantity),
		source: deed.actor.source,
		...(order.note ? { note: order.note } : {}),
		created_at: deed.at,
		resource_version: 0,
		updated_at: deed.at,
		deleted: false,
		object: 'usage',
	});
}
