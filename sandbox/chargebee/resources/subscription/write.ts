import type { Deed } from '../../billing/deed';
import type { Subscription } from '../../billing/shapes';
import { cancelSubscription } from '../../billing/subscription/cancel';
import { changeSubscription } from '../../billing/subscription/change';
import { createSubscription } from '../../billing/subscription/create';
import type { ItemOrder } from '../../billing/subscription/items';
import { pauseSubscription } from '../../billing/subscription/pause';
import { wrongValue } from '../../errors';
import { readParams } from '../../fields';
import { cancelParams, createParams, pauseParams, updateParams } from './schemas';

interface SentItem {
	item_price_id?: string | null;
	quantity?: number | null;
	unit_price?: number;
}

function itemOrders(sent: SentItem[] = []): ItemOrder[] {
	return sent.map(({ item_price_id, quantity, unit_price }, index) => {
		if (!item_price_id) throw wrongValue(`subscription_items[item_price_id][${index}]`, 'cannot be blank');
		return { item_price_id, quantity: quantity ?? undefined, unit_price };
	});
}

/** `POST /customers/{id}/subscription_for_items` */
export function createWithItems(deed: Deed, customerId: string, body: unknown) {
	const params = readParams(createParams, body);
	const discounts = params.discounts?.map(({ percentage, amount, duration_type }) => ({
		percentage,
		amount,
		duration_type: duration_type === 'one_time' ? ('one_time' as const) : ('forever' as const),
	}));
	return createSubscription(deed, customerId, {
		id: params.id ?? undefined,
		items: itemOrders(params.subscription_items),
		startDate: params.start_date,
		trialEnd: params.trial_end,
		poNumber: params.po_number ?? undefined,
		autoCollection: params.auto_collection === 'off' ? 'off' : undefined,
		later: params.invoice_immediately === false,
		discounts,
	});
}

/** `POST /subscriptions/{id}/update_for_items` */
export function updateForItems(deed: Deed, subscription: Subscription, body: unknown) {
	const params = readParams(updateParams, body);
	return changeSubscription(deed, subscription, {
		items: itemOrders(params.subscription_items),
		replace: params.replace_items_list ?? undefined,
		endOfTerm: params.end_of_term === true || params.change_option === 'end_of_term',
		prorate: params.prorate ?? undefined,
		later: params.invoice_immediately === false,
	});
}

/** `POST /subscriptions/{id}/cancel_for_items` */
export function cancelForItems(deed: Deed, subscription: Subscription, body: unknown) {
	const params = readParams(cancelParams, body);
	const credit = params.credit_option_for_current_term_charges;
	return cancelSubscription(deed, subscription, {
		when: params.end_of_term === true || params.cancel_option === 'end_of_term' ? 'end_of_term' : 'immediately',
		credit: credit === 'prorate' || credit === 'full' ? credit : 'none',
		charges: params.unbilled_charges_option === 'delete' ? 'delete' : 'invoice',
		reasonCode: params.cancel_reason_code ?? undefined,
	});
}

/** `POST /subscriptions/{id}/pause` */
export function pause(deed: Deed, subscription: Subscription, body: unknown) {
	const { pause_option, pause_date, resume_date } = readParams(pauseParams, body);
	const when = pause_option === 'end_of_term' || pause_option === 'specific_date' ? pause_option : 'immediately';
	return pauseSubscription(deed, subscription, { when, pauseDate: pause_date, resumeDate: resume_date });
}
