import type { Deed } from '../deed';
import type { Invoice } from '../shapes';
import { refuseIfUsed } from './voidInvoice';

/** The invoice is gone, and seen only by who asks for deleted ones: `invoice_deleted`. */
export function deleteInvoice(deed: Deed, old: Invoice): Invoice {
	refuseIfUsed(deed, old, 'deleted');
	const invoice = deed.saveInvoice({ ...old, deleted: true });
	deed.tell('invoice_deleted', { invoice });
	return invoice;
}
