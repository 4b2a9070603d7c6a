import type { VismaClient } from './client';
import { pathKey } from './keys';
import { boundQuery, isSince, sinceQuery, type TimeBound } from './recheck';
import type { VismaVatCategory } from './types/masterData';

const PATH = '/v1/vatCategory';

export interface VatCategoryFilter {
	/** Only categories changed at or after this company-local time (see vismaTime). */
	modifiedSince?: string;
	/** Rows do not say when they were created, so that this is not checked again. */
	created?: TimeBound;
	/** Supplier number: the rates that apply to purchases from it. */
	vendorCd?: string;
}

/** GET /v1/vatCategory/{taxCategoryId} */
export async function getVatCategory(client: VismaClient, id: string): Promise<VismaVatCategory> {
	return await client.get<VismaVatCategory>(`${PATH}/${pathKey(id)}`);
}

/** GET /v1/vatCategory: all categories that fit; the list is not paged. */
export async function listVatCategories(
	client: VismaClient,
	{ modifiedSince, created, vendorCd }: VatCategoryFilter = {},
): Promise<VismaVatCategory[]> {
	const query = { vendorCd, ...boundQuery('createdDateTime', created), ...sinceQuery(modifiedSince) };
	const rows = await client.get<VismaVatCategory[]>(PATH, query);
	return rows.filter((row) => isSince(row, modifiedSince));
}
