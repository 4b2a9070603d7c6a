import type { Deed } from '../deed';
import { raiseInvoice } from '../document/invoice';
import type { Invoice } from '../shapes';
import { priceTypeOf } from '../subscription/items';
import { tellOfInvoice } from '../tellOf';
import { chargeOrderDraft, type ChargeOrder } from '../unbilled/charge';

export interface OneOff {
	customerId: string;
	subscriptionId?: string;
	currency: string;
	orders: ChargeOrder[];
	pending: boolean;
	poNumber?: string;
	terms?: number;
}

/** Bills charges at once, outside of any term: `invoice_generated`, or `pending_invoice_created`. */
export function chargeNow(deed: Deed, { customerId, subscriptionId, currency, orders, pending, poNumber, terms }: OneOff): Invoice {
	const drafts = orders.map((order) => chargeOrderDraft(deed, order));
	const item = drafts.find(({ itemPrice }) => itemPrice)?.itemPrice;
	const priceType = item ? priceTypeOf(item) : 'tax_exclusive';
	const subscription = subscriptionId === undefined ? undefined : deed.books.subscriptions.get(subscriptionId);
	const customer = deed.customer(customerId);
	const invoice = raiseInvoice(deed, { subscription, currency, customer, priceType, drafts, pending, poNumber, terms });
	tellOfInvoice(deed, invoice);
	return invoice;
}
