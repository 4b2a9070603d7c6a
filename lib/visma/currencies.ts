import type { VismaClient } from './client';
import { pathKey } from './keys';
import type { VismaCurrency } from './types/masterData';

const PATH = '/v1/currency';

/** GET /v1/currency/{curyId} */
export async function getCurrency(client: VismaClient, id: string): Promise<VismaCurrency> {
	return await client.get<VismaCurrency>(`${PATH}/${pathKey(id)}`);
}

/** GET /v1/currency: all currencies; the list is not paged and has no filters. */
export async function listCurrencies(client: VismaClient): Promise<VismaCurrency[]> {
	return await client.get<VismaCurrency[]>(PATH);
}
