import type { ChargebeeClient } from './client';
import type { Form } from './form';
import { list } from './list';
import { completeLines } from './longDocument';
import { recordPath } from './path';
import type { ChargebeeInvoice } from './types/invoice';

const PATH = '/invoices';

interface InvoiceAnswer {
	invoice: ChargebeeInvoice;
}

/** GET /invoices/{id}, with all its lines. */
export async function getInvoice(client: ChargebeeClient, id: string): Promise<ChargebeeInvoice> {
	const read = async (paging: Form = {}) => (await client.get<InvoiceAnswer>(recordPath(PATH, id), paging)).invoice;
	return await completeLines(await read(), read);
}

/** GET /invoices: the first `limit` that pass the filter, or all of them; each with all its lines, a call or more for each long one. */
export async function listInvoices(client: ChargebeeClient, filter: Form, limit?: number): Promise<ChargebeeInvoice[]> {
	const entries = await list<InvoiceAnswer>(client, PATH, filter, limit);
	const documents: ChargebeeInvoice[] = [];
	for (const { invoice: document } of entries) {
		const read = async (paging: Form) =>
			(await client.get<InvoiceAnswer>(recordPath(PATH, document.id), paging)).invoice;
		documents.push(await completeLines(document, read));
	}
	return documents;
}
