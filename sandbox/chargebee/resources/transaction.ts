import type { FastifyInstance } from 'fastify';

import type { FilterKind } from '../filters';
import type { ChargebeeSite } from '../site';
import { known } from './known';
import { listOf } from './list';

const FILTERS = {
	id: 'id',
	customer_id: 'id',
	subscription_id: 'optionalId',
	payment_source_id: 'optionalId',
	payment_method: 'choice',
	gateway: 'choice',
	gateway_account_id: 'id',
	id_at_gateway: 'id',
	reference_number: 'optionalId',
	type: 'choice',
	date: 'time',
	amount: 'number',
	amount_capturable: 'number',
	status: 'choice',
	updated_at: 'time',
} satisfies Record<string, FilterKind>;

/** Chargebee's Transaction: list and retrieve. */
export function transactionRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	const { transactions } = site.books;
	const list = listOf({ name: 'transaction', store: transactions, filters: FILTERS, sorts: ['date', 'updated_at'] });
	api.get('/transactions', async ({ query }) => list(query));
	api.get('/transactions/:id', async (request) => ({ transaction: known(transactions, request) }));
}
