import type { Deed } from '../deed';
import { raiseInvoice } from '../document/invoice';
import type { Draft } from '../document/lines';
import { wrongState } from '../refusals';
import type { Invoice, Subscription, UnbilledCharge } from '../shapes';
import { planOf, priceTypeOf } from '../subscription/items';
import { tellOfInvoice } from '../tellOf';
import { openCharges } from './add';

/** A charge as a line, and nothing of what is the charge's own. */
export function chargeDraft(deed: Deed, charge: UnbilledCharge): Draft {
	const { entity_type, entity_id, description, quantity, unit_amount, amount, date_from, date_to } = charge;
	const itemPrice = deed.books.itemPrices.get(entity_id);
	return { entity_type, entity_id, itemPrice, description, quantity, unit_amount, amount, date_from, date_to };
}

/** Charges leave the list once they are on an invoice. */
export function takeCharges(deed: Deed, charges: UnbilledCharge[]): UnbilledCharge[] {
	for (const charge of charges) deed.books.unbilledCharges.put({ ...charge, updated_at: deed.at, deleted: true });
	return charges;
}

/** Bills what waits: `unbilled_charges_invoiced`, `invoice_generated`. */
export function invoiceCharges(deed: Deed, subscription: Subscription): { invoice: Invoice } {
	const charges = openCharges(deed, subscription.id);
	if (charges.length === 0) throw wrongState('There are no unbilled charges to invoice.');
	const priceType = priceTypeOf(planOf(deed.books, subscription.subscription_items));
	const customer = deed.customer(subscription.customer_id);
	const drafts = charges.map((charge) => chargeDraft(deed, charge));
	const invoice = raiseInvoice(deed, { subscription, currency: subscription.currency_code, customer, priceType, drafts });
	deed.tell('unbilled_charges_invoiced', { unbilled_charges: takeCharges(deed, charges), invoice });
	tellOfInvoice(deed, invoice);
	return { invoice };
}
