import { wrongValue } from '../../errors';
import type { Deed } from '../deed';
import { wrongState } from '../refusals';
import type { Invoice } from '../shapes';

interface Details {
	vat_number?: string | null;
	po_number?: string | null;
	comment?: string | null;
	billing_address?: Record<string, string | null | undefined>;
}

const without = (members: Record<string, unknown>) =>
	Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined));

/** What may change on an invoice that was issued; what is not sent stays: `invoice_updated`. */
export function updateDetails(deed: Deed, old: Invoice, details: Details): Invoice {
	const { vat_number, po_number, comment, billing_address: address } = details;
	if (old.status === 'voided') throw wrongState('The invoice is voided.');
	if (vat_number !== undefined && !address) throw wrongValue('billing_address', 'cannot be blank with a VAT number');
	const known = old.billing_address ?? { object: 'billing_address' };
	const moves = address?.country !== undefined && address.country !== (known.country ?? null);
	if (moves && old.tax > 0) {
		throw wrongValue('billing_address[country]', 'cannot be changed: it would alter the tax that was applied');
	}
	const given = { ...(vat_number === undefined ? {} : { vat_number }), ...(po_number === undefined ? {} : { po_number }) };
	const changed = without({ ...old, ...given, billing_address: address ? without({ ...known, ...address }) : old.billing_address });
	const invoice = deed.saveInvoice(changed as unknown as Invoice);
	deed.comment('invoice', invoice.id, comment);
	deed.tell('invoice_updated', { invoice });
	return invoice;
}
