import { z } from 'zod';

import type { Deed } from '../billing/deed';
import { importInvoice } from '../billing/imported/importInvoice';
import { updateDetails } from '../billing/invoice/updateDetails';
import { buyer, invoiceOf, moment, ofInvoice } from './params';
import { verb } from './verb';

const TERM = 30 * 86_400;

const imported = z.object({
	id: z.string(),
	customerId: z.string().optional(),
	/** Without tax, in minor units. */
	amount: z.number().int().positive(),
	currency: z.string().default('NOK'),
	/** Percent. */
	taxRate: z.number().min(0).default(25),
	description: z.string().default('Consulting'),
	date: moment.optional(),
});

/** An invoice of one line, as another system issued it. */
function oneLine(deed: Deed, { id, customerId, amount, currency, taxRate, description, date = deed.at }: z.output<typeof imported>) {
	const tax = Math.round((amount * taxRate) / 100);
	const name = `VAT ${taxRate} %`;
	return importInvoice(deed, {
		id,
		customer_id: buyer(deed, customerId),
		currency_code: currency,
		date,
		due_date: date + TERM,
		status: 'posted',
		total: amount + tax,
		line_items: [{ description, amount, ...(taxRate > 0 ? { tax1_name: name, tax1_amount: tax } : {}) }],
		taxes: taxRate > 0 ? [{ name, rate: taxRate }] : [],
	});
}

const details = ofInvoice.extend({ poNumber: z.string() });

/** What a person does on the site with invoices of other systems. */
export const importVerbs = {
	'import-invoice': verb(imported, (deed, params) => ({ invoice: oneLine(deed, params) })),
	'update-details': verb(details, (deed, params) => {
		const invoice = invoiceOf(deed, params, () => true, 'invoice');
		return { invoice: updateDetails(deed, invoice, { po_number: params.poNumber }) };
	}),
};
