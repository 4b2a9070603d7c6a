import type { VismaClient } from './client';
import { pathKey } from './keys';
import { isSince, sinceQuery } from './recheck';
import type { VismaBranch } from './types/masterData';

const PATH = '/v1/branch';

/** Parts of a branch that come or do not come with it. */
export const BRANCH_PARTS = [
	'Address',
	'BankSettings',
	'Contact',
	'Currency',
	'DefaultCountry',
	'DeliveryAddress',
	'DeliveryContact',
	'IndustryCode',
	'Ledger',
	'VatZone',
] as const;

export interface BranchFilter {
	/** Only branches changed at or after this company-local time (see vismaTime). */
	modifiedSince?: string;
	/** Parts to come along; without it Visma.net decides. */
	expand?: ReadonlyArray<(typeof BRANCH_PARTS)[number]>;
}

const expandQuery = (expand: BranchFilter['expand']) =>
	Object.fromEntries((expand ?? []).map((part) => [`expand${part}`, true]));

/** GET /v1/branch/{branchNumber} */
export async function getBranch(client: VismaClient, number: string): Promise<VismaBranch> {
	return await client.get<VismaBranch>(`${PATH}/${pathKey(number)}`);
}

/** GET /v1/branch: all branches that fit; the list is not paged. */
export async function listBranches(
	client: VismaClient,
	{ modifiedSince, expand }: BranchFilter = {},
): Promise<VismaBranch[]> {
	const rows = await client.get<VismaBranch[]>(PATH, { ...expandQuery(expand), ...sinceQuery(modifiedSince) });
	return rows.filter((row) => isSince(row, modifiedSince));
}
