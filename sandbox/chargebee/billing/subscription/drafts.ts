import type { Draft } from '../document/lines';
import type { Deed } from '../deed';
import { daysOf, plus } from '../localDays';
import { share } from '../money';
import type { Subscription, SubscriptionItem } from '../shapes';
import { isRecurring, itemPriceOf } from './items';

export interface Span {
	date_from: number;
	date_to: number;
}

function draft(
	deed: Deed,
	{ item_price_id, item_type, quantity = 1, unit_price }: SubscriptionItem,
	span: Span,
): Draft {
	const itemPrice = itemPriceOf(deed.books, item_price_id);
	const amount = unit_price * quantity;
	return {
		entity_type: `${item_type}_item_price`,
		entity_id: item_price_id,
		itemPrice,
		description: itemPrice.external_name,
		quantity,
		unit_amount: unit_price,
		amount,
		...span,
	};
}

export function spanOf({ current_term_start = 0, current_term_end = 0 }: Subscription): Span {
	return { date_from: current_term_start, date_to: current_term_end };
}

/** The recurring items of a whole term. */
export function termDrafts(deed: Deed, subscription: Subscription): Draft[] {
	return subscription.subscription_items.filter(isRecurring).map((item) => draft(deed, item, spanOf(subscription)));
}

/** Things charged once: they are served on the day. */
export function onceDrafts(deed: Deed, items: SubscriptionItem[]): Draft[] {
	const once = items.filter(({ item_type }) => item_type === 'charge');
	const today = { date_from: deed.today, date_to: plus(deed.today, deed.zone, 1, 'day') - 1 };
	return once.map((item) => draft(deed, item, today));
}

/** Items for the rest of the present term, from today: by local days, halves up. */
export function restDrafts(deed: Deed, subscription: Subscription, items: SubscriptionItem[]): Draft[] {
	const { date_from, date_to } = spanOf(subscription);
	const start = Math.max(deed.today, date_from);
	const days = daysOf(date_from, date_to, deed.zone);
	const rest = daysOf(start, date_to, deed.zone);
	return items.filter(isRecurring).map((item) => {
		const whole = draft(deed, item, { date_from: start, date_to });
		if (rest === days) return whole;
		const amount = share(whole.amount, rest, days);
		const unit_amount = share(whole.unit_amount, rest, days);
		return { ...whole, amount, unit_amount, description: `${whole.description} - prorated charges` };
	});
}
