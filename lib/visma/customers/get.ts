import type { VismaClient } from '../client';
import { pathKey } from '../keys';
import { lookUp } from '../lookUp';
import type { VismaCustomer } from '../types/customer';

export const CUSTOMERS = '/v1/customer';

export const customerPath = (number: string) => `${CUSTOMERS}/${pathKey(number)}`;

/** GET /v1/customer/{customerCd} */
export async function getCustomer(client: VismaClient, number: string): Promise<VismaCustomer> {
	return await client.get<VismaCustomer>(customerPath(number));
}

/** The same; undefined when there is no such customer. */
export async function lookUpCustomer(client: VismaClient, number: string): Promise<VismaCustomer | undefined> {
	return await lookUp<VismaCustomer>(client, customerPath(number));
}
