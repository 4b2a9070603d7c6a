import type { Deed } from '../deed';
import { raiseInvoice } from '../document/invoice';
import type { Draft } from '../document/lines';
import type { Invoice, Subscription, UnbilledCharge } from '../shapes';
import { addCharges } from '../unbilled/add';
import { planOf, priceTypeOf } from './items';

export interface Billed {
	invoice?: Invoice;
	unbilled_charges?: UnbilledCharge[];
}

/** Bills lines of a subscription: by an invoice, or by charges to be invoiced later. */
export function bill(
	deed: Deed,
	subscription: Subscription,
	drafts: Draft[],
	options: { later?: boolean; pending?: boolean } = {},
): Billed {
	if (drafts.length === 0) return {};
	if (options.later) return { unbilled_charges: addCharges(deed, subscription, drafts) };
	const priceType = priceTypeOf(planOf(deed.books, subscription.subscription_items));
	const customer = deed.customer(subscription.customer_id);
	return { invoice: raiseInvoice(deed, { subscription, currency: subscription.currency_code, customer, priceType, drafts, pending: options.pending }) };
}
