import { duplicateEntry } from '../../errors';
import type { Deed } from '../deed';
import { exchangeRate } from '../exchangeRates';
import { plus } from '../localDays';
import type { Subscription, SubscriptionDiscount } from '../shapes';
import { activate } from './activate';
import { planOf, subscriptionItem, type ItemOrder } from './items';
import { tellOfStep, type Outcome } from './tell';
import { subscribed } from './terms';

export interface SubscriptionOrder {
	id?: string;
	items: ItemOrder[];
	/** Seconds; in the future: nothing happens until then. */
	startDate?: number;
	/** Days of trial from the start. */
	trialDays?: number;
	/** Last second of the trial, instead of days. */
	trialEnd?: number;
	discounts?: Array<{ percentage?: number; amount?: number; duration_type: SubscriptionDiscount['duration_type'] }>;
	poNumber?: string;
	autoCollection?: 'on' | 'off';
	/** Whether the first term waits as unbilled charges. */
	later?: boolean;
}

function discountsFor(
	deed: Deed,
	id: string,
	currency: string,
	{ discounts = [] }: SubscriptionOrder,
): SubscriptionDiscount[] {
	return discounts.map(({ duration_type, percentage, amount }, index) => ({
		id: `${id}-discount-${index + 1}`,
		...(percentage === undefined ? { amount, currency_code: currency } : { percentage }),
		type: percentage === undefined ? 'fixed_amount' : 'percentage',
		duration_type,
		included_in_mrr: false,
		apply_on: 'invoice_amount',
		created_at: deed.at,
		coupon_id: `${id}-discount-${index + 1}`,
		index,
		object: 'discount',
	}));
}

function blank(deed: Deed, customerId: string, order: SubscriptionOrder): Subscription {
	const id = order.id || deed.newId('subscription');
	if (deed.books.subscriptions.hadId(id)) throw duplicateEntry('id', id);
	const items = order.items.map((item) => subscriptionItem(deed.books, item));
	const plan = planOf(deed.books, items);
	const discounts = discountsFor(deed, id, plan.currency_code, order);
	return {
		id,
		customer_id: customerId,
		status: 'future',
		currency_code: plan.currency_code,
		...subscribed(items, plan),
		mrr: 0,
		created_at: deed.at,
		...(order.poNumber ? { po_number: order.poNumber } : {}),
		...(order.autoCollection ? { auto_collection: order.autoCollection } : {}),
		...(discounts.length > 0 ? { discounts } : {}),
		has_scheduled_advance_invoices: false,
		has_scheduled_changes: false,
		decommissioned: false,
		channel: 'web',
		exchange_rate: exchangeRate(deed.settings, plan.currency_code, deed.at),
		base_currency_code: deed.settings.baseCurrency,
		resource_version: 0,
		updated_at: deed.at,
		deleted: false,
		object: 'subscription',
	};
}

/** The last second of the trial of what starts today. */
function trialEnd(deed: Deed, { trialDays, trialEnd: end }: SubscriptionOrder): number | undefined {
	return end ?? (trialDays ? plus(deed.today, deed.zone, trialDays, 'day') - 1 : undefined);
}

/** Starts a trial. The event is the caller's. */
export function startTrial(deed: Deed, subscription: Subscription, end: number): Subscription {
	return deed.saveSubscription({
		...subscription,
		status: 'in_trial',
		started_at: deed.at,
		trial_start: deed.at,
		trial_end: end,
	});
}

/**
 * Creates a subscription: `subscription_created`, and when it is active at once its first invoice.
 * Refused when the items are unknown, of several currencies, or without exactly one plan.
 */
export function createSubscription(deed: Deed, customerId: string, order: SubscriptionOrder): Outcome {
	const customer = deed.customer(customerId);
	const subscription = blank(deed, customer.id, order);
	const once = order.items
		.map((item) => subscriptionItem(deed.books, item))
		.filter(({ item_type }) => item_type === 'charge');
	const created = (made: Outcome) => tellOfStep(deed, 'subscription_created', undefined, made);
	if ((order.startDate ?? 0) > deed.at) {
		const trial = order.trialDays ? plus(order.startDate ?? 0, deed.zone, order.trialDays, 'day') - 1 : order.trialEnd;
		const waiting = { ...subscription, start_date: order.startDate, ...(trial ? { trial_end: trial } : {}) };
		return created({ subscription: deed.saveSubscription(waiting) });
	}
	const end = trialEnd(deed, order);
	if (end !== undefined && end > deed.at) return created({ subscription: startTrial(deed, subscription, end) });
	return created(activate(deed, subscription, { once, later: order.later }));
}
