/** What a written record is called, in items, audit records and errors. */
export interface RecordKind {
	/** `Batch` */
	noun: string;
	/** Of the record in audit records: `journalTransaction`. */
	type: string;
	/** What a run counts: "2 of 3 journals are done". */
	counted: string;
	/** Member of the output item that holds its number. */
	field: string;
	/** By what it is found in Visma.net when it has no number of the caller's own. */
	foundBy: string;
	/** Error code of parameters that make no such record. */
	code: string;
}

export const BATCH: RecordKind = {
	noun: 'Batch',
	type: 'journalTransaction',
	counted: 'journal',
	field: 'batchNumber',
	foundBy: 'its description',
	code: 'not-a-batch',
};

export const CUSTOMER: RecordKind = {
	noun: 'Customer',
	type: 'customer',
	counted: 'customer',
	field: 'customerNumber',
	foundBy: 'its name',
	code: 'not-a-record',
};

export const INVOICE_RECORD: RecordKind = {
	noun: 'Invoice',
	type: 'customerInvoice',
	counted: 'invoice',
	field: 'invoiceNumber',
	foundBy: 'its customer and reference',
	code: 'not-a-record',
};

export const CREDIT_NOTE_RECORD: RecordKind = {
	noun: 'Credit note',
	type: 'customerCreditNote',
	counted: 'credit note',
	field: 'creditNoteNumber',
	foundBy: 'its customer and reference',
	code: 'not-a-record',
};
