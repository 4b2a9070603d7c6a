import type { Deed } from '../deed';
import { closeInvoice } from '../document/invoice';
import { wrongState } from '../refusals';
import type { Invoice } from '../shapes';
import { tellOfInvoice } from '../tellOf';

/** A pending invoice becomes final: `invoice_generated`. */
export function closePending(deed: Deed, old: Invoice): Invoice {
	if (old.status !== 'pending') throw wrongState('The invoice is not pending.');
	const invoice = closeInvoice(deed, old);
	tellOfInvoice(deed, invoice);
	return invoice;
}
