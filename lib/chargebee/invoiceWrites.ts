import type { ChargebeeClient, Write, Written } from './client';
import type { Form } from './form';
import { recordPath } from './path';
import type { ChargebeeCreditNote } from './types/creditNote';
import type { ChargebeeInvoice } from './types/invoice';

/** An invoice that was written. */
export interface InvoiceAnswer {
	invoice: ChargebeeInvoice;
}

export interface CreditNoteAnswer {
	credit_note: ChargebeeCreditNote;
}

export const IMPORT_INVOICE = '/invoices/import_invoice';
export const IMPORT_CREDIT_NOTE = '/credit_notes/import_credit_note';

/** What can be done to an invoice that exists. */
export type InvoiceVerb = 'record_payment' | 'update_details' | 'void';

export const invoicePath = (id: string, verb: InvoiceVerb): string => `${recordPath('/invoices', id)}/${verb}`;

/** POST /invoices/import_invoice with a caller-set `id`; `duplicate_entry` when it is taken. Nothing is reckoned. */
export async function importInvoice(client: ChargebeeClient, form: Form, write: Write): Promise<Written<InvoiceAnswer>> {
	return await client.post<InvoiceAnswer>(IMPORT_INVOICE, form, write);
}

/** POST /credit_notes/import_credit_note against an invoice of the site, with a caller-set `id`. */
export async function importCreditNote(
	client: ChargebeeClient,
	form: Form,
	write: Write,
): Promise<Written<CreditNoteAnswer>> {
	return await client.post<CreditNoteAnswer>(IMPORT_CREDIT_NOTE, form, write);
}

/**
 * POST /invoices/{id}/record_payment, /update_details or /void. Details merge: what is not sent stays, and a VAT number
 * needs the address in the same call. More than is due becomes an excess payment, which pays other invoices.
 */
export async function writeInvoice(
	client: ChargebeeClient,
	id: string,
	verb: InvoiceVerb,
	form: Form,
	write: Write,
): Promise<Written<InvoiceAnswer>> {
	return await client.post<InvoiceAnswer>(invoicePath(id, verb), form, write);
}
