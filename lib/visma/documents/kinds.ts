import { pathKey } from '../keys';

/** How invoices and credit notes differ at the API. */
export interface DocumentKind {
	/** What it is called in errors. */
	noun: string;
	/** `invoices` */
	many: string;
	/** Of lists, single reads, changes and actions. */
	path: string;
	/** Of creation: version 1 is deprecated, and takes no numbers of the caller's own. */
	createPath: string;
	/** Name of the lines, in bodies and answers. */
	lines: 'invoiceLines' | 'lines';
	/** Name of the address in bodies. */
	address: 'billingAddress' | 'invoiceAddress';
	/** Name of the corrected VAT amounts in bodies. */
	taxes: 'taxDetailLines' | 'taxDetails';
}

/** Visma.net's CustomerInvoice. */
export const INVOICE: DocumentKind = {
	noun: 'Invoice',
	many: 'customer invoices',
	path: '/v1/customerinvoice',
	createPath: '/v2/customerinvoice',
	lines: 'invoiceLines',
	address: 'billingAddress',
	taxes: 'taxDetailLines',
};

/** Visma.net's CustomerCreditNote. */
export const CREDIT_NOTE: DocumentKind = {
	noun: 'Credit note',
	many: 'customer credit notes',
	path: '/v1/customerCreditNote',
	createPath: '/v2/customerCreditNote',
	lines: 'lines',
	address: 'invoiceAddress',
	taxes: 'taxDetails',
};

export const documentPath = (kind: DocumentKind, number: string) => `${kind.path}/${pathKey(number)}`;
