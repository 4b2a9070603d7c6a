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

/**
 * GET /invoices: the first `limit` that pass the filter, or all of them.
 *
 * @param lines `all` completes long documents, a call or more for each; `shown` leaves them as the list gives them
 */
export async function listInvoices(
	client: ChargebeeClient,
	filter: Form,
	limit?: number,
	lines: 'all' | 'shown' = 'all',
): Promise<ChargebeeInvoice[]> {
	const entries = await list<InvoiceAnswer>(client, PATH, filter, limit);
	const documents = entries.map((entry) => entry.invoice);
	if (lines === 'shown') return documents;
	const whole: ChargebeeInvoice[] = [];
	for (const document of documents) {
		const read = async (paging: Form) => (await client.get<InvoiceAnswer>(recordPath(PATH, document.id), paging)).invoice;
		whole.push(await completeLines(document, read));
	}
	return whole;
}
