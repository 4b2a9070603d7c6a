import type { ChargebeeClient, Write, Written } from './client';
import { findById } from './find';
import type { Form } from './form';
import { list, listPages } from './list';
import { recordPath } from './path';
import type { ChargebeeCustomer } from './types/customer';

const PATH = '/customers';

interface CustomerAnswer {
	customer: ChargebeeCustomer;
}

/** GET /customers/{id} */
export async function getCustomer(client: ChargebeeClient, id: string): Promise<ChargebeeCustomer> {
	return (await client.get<CustomerAnswer>(customerPath(id))).customer;
}

/** GET /customers: the first `limit` that pass the filter, or all of them. */
export async function listCustomers(client: ChargebeeClient, filter: Form, limit?: number): Promise<ChargebeeCustomer[]> {
	const entries = await list<CustomerAnswer>(client, PATH, filter, limit);
	return entries.map((entry) => entry.customer);
}

/** GET /customers, a page at a time. */
export async function* customerPages(client: ChargebeeClient, filter: Form): AsyncGenerator<ChargebeeCustomer[]> {
	for await (const page of listPages<CustomerAnswer>(client, PATH, filter)) yield page.map(({ customer }) => customer);
}

/** Reads customers by id, 100 a call. Those that do not exist are absent from the map. */
export async function findCustomers(client: ChargebeeClient, ids: string[]): Promise<Map<string, ChargebeeCustomer>> {
	return await findById(ids, async (filter) => await listCustomers(client, filter));
}

/** POST /customers with a caller-set `id`; `duplicate_entry` on `id` when it exists. */
export async function createCustomer(client: ChargebeeClient, form: Form, write: Write): Promise<Written<CustomerAnswer>> {
	return await client.post<CustomerAnswer>(PATH, form, write);
}

/** POST /customers/{id}: partial, omitted fields stay. Takes neither address nor VAT number. */
export async function updateCustomer(
	client: ChargebeeClient,
	id: string,
	form: Form,
	write: Write,
): Promise<Written<CustomerAnswer>> {
	return await client.post<CustomerAnswer>(customerPath(id), form, write);
}

/** POST /customers/{id}/update_billing_info: replaces, so every member that is left out is erased. */
export async function updateBillingInfo(
	client: ChargebeeClient,
	id: string,
	form: Form,
	write: Write,
): Promise<Written<CustomerAnswer>> {
	return await client.post<CustomerAnswer>(`${customerPath(id)}/update_billing_info`, form, write);
}

/**
 * POST /customers/{id}/delete: gone within minutes, with its subscriptions, invoices and credit notes, for good.
 * Chargebee refuses customers in hierarchies and with payments of others.
 */
export async function deleteCustomer(
	client: ChargebeeClient,
	id: string,
	form: Form,
	write: Write,
): Promise<Written<CustomerAnswer>> {
	return await client.post<CustomerAnswer>(`${customerPath(id)}/delete`, form, write);
}

/** @throws RangeError when the id is empty */
export function customerPath(id: string): string {
	return recordPath(PATH, id);
}
