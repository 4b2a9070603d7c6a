import { CREDIT_NOTE, type DocumentKind, INVOICE } from '../../../lib/visma';
import { CREDIT_NOTE_RECORD, INVOICE_RECORD, type RecordKind } from '../recordKind';

/** How invoices and credit notes differ in the node. */
export interface DocumentResource {
	/** Name of the resource in parameters. */
	resource: string;
	kind: DocumentKind;
	record: RecordKind;
	/** `Invoice Number` */
	numberName: string;
	searchListMethod: string;
	placeholder: string;
}

export const CUSTOMER_INVOICE: DocumentResource = {
	resource: 'customerInvoice',
	kind: INVOICE,
	record: INVOICE_RECORD,
	numberName: 'Invoice Number',
	searchListMethod: 'searchInvoices',
	placeholder: 'e.g. 100123',
};

export const CUSTOMER_CREDIT_NOTE: DocumentResource = {
	resource: 'customerCreditNote',
	kind: CREDIT_NOTE,
	record: CREDIT_NOTE_RECORD,
	numberName: 'Credit Note Number',
	searchListMethod: 'searchCreditNotes',
	placeholder: 'e.g. 800123',
};
