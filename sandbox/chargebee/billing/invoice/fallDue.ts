import type { Deed } from '../deed';
import { settle } from '../document/settle';
import type { Invoice } from '../shapes';

/** A posted invoice is overdue: `invoice_updated`. */
export function fallDue(deed: Deed, old: Invoice): Invoice {
	const invoice = deed.saveInvoice(settle(old, deed.site.customers.get(old.customer_id), deed.at));
	deed.tell('invoice_updated', { invoice });
	return invoice;
}
