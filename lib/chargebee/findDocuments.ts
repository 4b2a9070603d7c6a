import type { ChargebeeClient } from './client';
import { findById } from './find';
import { list } from './list';
import type { ChargebeeCreditNote } from './types/creditNote';
import type { ChargebeeInvoice } from './types/invoice';
import type { ChargebeeTransaction } from './types/transaction';

/** Reads invoices by id, 100 a call, each with as many lines as a list shows. Those that do not exist are absent. */
export async function findInvoices(client: ChargebeeClient, ids: readonly string[]): Promise<Map<string, ChargebeeInvoice>> {
	return await findById(ids, async (filter) =>
		(await list<{ invoice: ChargebeeInvoice }>(client, '/invoices', filter)).map(({ invoice }) => invoice),
	);
}

/** Reads credit notes by id, 100 a call, each with as many lines as a list shows. Those that do not exist are absent. */
export async function findCreditNotes(
	client: ChargebeeClient,
	ids: readonly string[],
): Promise<Map<string, ChargebeeCreditNote>> {
	return await findById(ids, async (filter) =>
		(await list<{ credit_note: ChargebeeCreditNote }>(client, '/credit_notes', filter)).map((row) => row.credit_note),
	);
}

/** Reads transactions by id, 100 a call. */
export async function findTransactions(
	client: ChargebeeClient,
	ids: readonly string[],
): Promise<Map<string, ChargebeeTransaction>> {
	return await findById(ids, async (filter) =>
		(await list<{ transaction: ChargebeeTransaction }>(client, '/transactions', filter)).map((row) => row.transaction),
	);
}
