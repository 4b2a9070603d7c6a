import type { Deed } from '../deed';
import type { Draft } from '../document/lines';
import { plus } from '../localDays';
import type { Subscription, UnbilledCharge } from '../shapes';
import { itemPriceOf } from '../subscription/items';
import { addCharges } from './add';

export interface ChargeOrder {
	item_price_id?: string;
	quantity?: number;
	unit_price?: number;
	/** For a charge that is no item. */
	amount?: number;
	description?: string;
	date_from?: number;
	date_to?: number;
}

/** What was ordered, as a line. */
export function chargeOrderDraft(deed: Deed, order: ChargeOrder): Draft {
	const span = {
		date_from: order.date_from ?? deed.today,
		date_to: order.date_to ?? plus(deed.today, deed.zone, 1, 'day') - 1,
	};
	const { item_price_id, quantity = 1, amount = 0, description = 'Charge' } = order;
	if (item_price_id === undefined)
		return { entity_type: 'adhoc', description, quantity: 1, unit_amount: amount, amount, ...span };
	const itemPrice = itemPriceOf(deed.books, item_price_id, 'item_prices[item_price_id][0]');
	const unit_amount = order.unit_price ?? itemPrice.price;
	const entity_type = `${itemPrice.item_type}_item_price` as const;
	const item = { entity_type, entity_id: item_price_id, itemPrice, description: itemPrice.external_name };
	return { ...item, quantity, unit_amount, amount: unit_amount * quantity, ...span };
}

/** Charges something to be billed later: `unbilled_charges_created`. */
export function chargeLater(deed: Deed, subscription: Subscription, orders: ChargeOrder[]): UnbilledCharge[] {
	const drafts = orders.map((order) => chargeOrderDraft(deed, order));
	const unbilled_charges = addCharges(deed, subscription, drafts);
	deed.tell('unbilled_charges_created', { unbilled_charges });
	return unbilled_charges;
}
