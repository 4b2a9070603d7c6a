import { chargebeeError, wrongValue } from '../../errors';
import type { Books } from '../books';
import type { ItemPrice, SubscriptionItem } from '../shapes';
import { includesTax, isMetered } from '../../catalogue/itemPrices';

export interface ItemOrder {
	item_price_id: string;
	quantity?: number;
	unit_price?: number;
}

export function itemPriceOf(books: Books, id: string, param = 'subscription_items[item_price_id][0]'): ItemPrice {
	const itemPrice = books.itemPrices.get(id);
	if (itemPrice) return itemPrice;
	const message = `${param} : ${id} not found`;
	throw chargebeeError({ status: 400, type: 'invalid_request', code: 'resource_not_found', message, param });
}

/** What is ordered, as the subscription shows it. */
export function subscriptionItem(
	books: Books,
	{ item_price_id, quantity = 1, unit_price }: ItemOrder,
): SubscriptionItem {
	const itemPrice = itemPriceOf(books, item_price_id);
	const price = unit_price ?? itemPrice.price;
	return {
		item_price_id,
		item_type: itemPrice.item_type,
		unit_price: price,
		...(isMetered(itemPrice) ? {} : { quantity, amount: price * quantity }),
		free_quantity: 0,
		object: 'subscription_item',
	};
}

/** The plan among the items: there is exactly one, and everything is sold in its currency. */
export function planOf(books: Books, items: SubscriptionItem[]): ItemPrice {
	const prices = items.map(({ item_price_id }) => itemPriceOf(books, item_price_id));
	const [plan, ...others] = prices.filter(({ item_type }) => item_type === 'plan');
	if (!plan || others.length > 0)
		throw wrongValue('subscription_items[item_price_id][0]', 'there must be exactly one plan');
	const stranger = prices.findIndex(({ currency_code }) => currency_code !== plan.currency_code);
	if (stranger >= 0) {
		throw wrongValue(`subscription_items[item_price_id][${stranger}]`, 'has another currency than the plan');
	}
	return plan;
}

export const priceTypeOf = (plan: ItemPrice) => (includesTax(plan) ? 'tax_inclusive' : 'tax_exclusive');

/** Items billed each term ahead of it, not those billed once or by use. */
export const isRecurring = (item: SubscriptionItem) => item.item_type !== 'charge' && item.amount !== undefined;

const MONTHS = { day: 1 / 30, week: 7 / 30, month: 1, year: 12 };

/** What the recurring items bring a month, in minor units. */
export function mrrOf(items: SubscriptionItem[], { period = 1, period_unit = 'month' }: ItemPrice): number {
	const term = items.filter(isRecurring).reduce((sum, { amount = 0 }) => sum + amount, 0);
	return Math.round(term / (period * MONTHS[period_unit]));
}
