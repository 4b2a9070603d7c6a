import type { ChargebeeClient } from './client';
import type { Form } from './form';
import { list } from './list';
import { recordPath } from './path';
import type { ChargebeeTransaction } from './types/transaction';

const PATH = '/transactions';

interface TransactionAnswer {
	transaction: ChargebeeTransaction;
}

/** GET /transactions/{id} */
export async function getTransaction(client: ChargebeeClient, id: string): Promise<ChargebeeTransaction> {
	return (await client.get<TransactionAnswer>(recordPath(PATH, id))).transaction;
}

/** GET /transactions: the first `limit` that pass the filter, or all of them. */
export async function listTransactions(client: ChargebeeClient, filter: Form, limit?: number): Promise<ChargebeeTransaction[]> {
	const entries = await list<TransactionAnswer>(client, PATH, filter, limit);
	return entries.map((entry) => entry.transaction);
}
