import type { Deed } from '../deed';
import type { Invoice } from '../shapes';
import { pay } from './pay';

/** Pays a new invoice by card at once, where the site and the customer are set so. */
export function collect(deed: Deed, invoice: Invoice): Invoice {
	const customer = deed.site.customers.get(invoice.customer_id);
	const wanted = deed.settings.collectAutomatically && customer?.auto_collection === 'on';
	if (!wanted || invoice.status !== 'payment_due' || invoice.amount_due === 0) return invoice;
	return pay(deed, invoice, { payment_method: 'card' }).invoice;
}
