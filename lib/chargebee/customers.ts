import type { ChargebeeClient, Write, Written } from './client';
import type { Form } from './form';
import { list, PAGE_LIMIT } from './list';
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

/** Reads customers by id, 100 a call. Those that do not exist are absent from the map. */
export async function findCustomers(client: ChargebeeClient, ids: string[]): Promise<Map<string, ChargebeeCustomer>> {
	const found = new Map<string, ChargebeeCustomer>();
	for (let start = 0; start < ids.length; start += PAGE_LIMIT) {
		const filter = { 'id[in]': JSON.stringify(ids.slice(start, start + PAGE_LIMIT)) };
		for (const customer of await listCustomers(client, filter)) found.set(customer.id, customer);
	}
	return found;
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

/** @throws RangeError when the id is empty: the path would be that of the list */
export function customerPath(id: string): string {
	if (id === '') throw new RangeError('The ID of a record cannot be empty');
	return `${PATH}/${encodeURIComponent(id)}`;
}
