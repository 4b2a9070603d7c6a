import omit from 'lodash/omit';

import type { Draft } from '../document/lines';
import type { Deed } from '../deed';
import type { Subscription, UnbilledCharge } from '../shapes';

/** Keeps charges to be billed later. The event is the caller's. */
export function addCharges(deed: Deed, subscription: Subscription, drafts: Draft[]): UnbilledCharge[] {
	return drafts.map((draft) =>
		deed.books.unbilledCharges.put({
			id: deed.newId('charge'),
			customer_id: subscription.customer_id,
			subscription_id: subscription.id,
			...omit(draft, 'itemPrice', 'metered'),
			pricing_model: 'per_unit',
			currency_code: subscription.currency_code,
			discount_amount: 0,
			is_voided: false,
			created_at: deed.at,
			updated_at: deed.at,
			is_advance_charge: false,
			deleted: false,
			object: 'unbilled_charge',
		}),
	);
}

/** The charges of a subscription that wait to be billed. */
export function openCharges(deed: Deed, subscriptionId: string): UnbilledCharge[] {
	return deed.books.unbilledCharges.of(subscriptionId).filter(({ is_voided }) => !is_voided);
}
