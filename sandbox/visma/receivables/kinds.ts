import type { VismaCompany } from '../company';
import type { CustomerDocument, DocumentType } from './document';
import type { RecordStore } from '../recordStore';

/** How the two kinds of documents differ at the API. */
export interface Kind {
	type: DocumentType;
	/** What the ERP calls it. */
	noun: string;
	/** Of everything but creation. */
	path: string;
	/** Of creation: version 1 takes no numbers of the caller's. */
	createPath: string;
	lines: 'invoiceLines' | 'lines';
	/** The address in a body. */
	address: 'billingAddress' | 'invoiceAddress';
	/** VAT amounts in a body. */
	taxes: 'taxDetailLines' | 'taxDetails';
	storeOf: (company: VismaCompany) => RecordStore<CustomerDocument>;
}

export const INVOICE: Kind = {
	type: 'Invoice',
	noun: 'Invoice',
	path: '/v1/customerinvoice',
	createPath: '/v2/customerinvoice',
	lines: 'invoiceLines',
	address: 'billingAddress',
	taxes: 'taxDetailLines',
	storeOf: ({ receivables }) => receivables.invoices,
};

export const CREDIT_NOTE: Kind = {
	type: 'CreditNote',
	noun: 'Credit note',
	path: '/v1/customerCreditNote',
	createPath: '/v2/customerCreditNote',
	lines: 'lines',
	address: 'invoiceAddress',
	taxes: 'taxDetails',
	storeOf: ({ receivables }) => receivables.creditNotes,
};
