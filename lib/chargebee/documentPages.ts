import type { ChargebeeClient } from './client';
import type { Form } from './form';
import { listPages } from './list';
import type { ChargebeeCreditNote } from './types/creditNote';
import type { ChargebeeInvoice } from './types/invoice';
import type { ChargebeeTransaction } from './types/transaction';

/** GET /invoices, a page at a time, long documents with as many lines as a list shows. */
export async function* invoicePages(client: ChargebeeClient, filter: Form): AsyncGenerator<ChargebeeInvoice[]> {
	const pages = listPages<{ invoice: ChargebeeInvoice }>(client, '/invoices', filter);
	for await (const page of pages) yield page.map(({ invoice }) => invoice);
}

/** GET /credit_notes, a page at a time, long documents with as many lines as a list shows. */
export async function* creditNotePages(client: ChargebeeClient, filter: Form): AsyncGenerator<ChargebeeCreditNote[]> {
	const pages = listPages<{ credit_note: ChargebeeCreditNote }>(client, '/credit_notes', filter);
	for await (const page of pages) yield page.map((row) => row.credit_note);
}

/** GET /transactions, a page at a time. */
export async function* transactionPages(client: ChargebeeClient, filter: Form): AsyncGenerator<ChargebeeTransaction[]> {
	const pages = listPages<{ transaction: ChargebeeTransaction }>(client, '/transactions', filter);
	for await (const page of pages) yield page.map(({ transaction }) => transaction);
}
