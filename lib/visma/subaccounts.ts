import type { VismaClient } from './client';
import { pathKey } from './keys';
import { listAll, listFirst } from './paging';
import { isSince, isWanted, sinceQuery } from './recheck';
import type { VismaSubaccount } from './types/subaccount';

const PATH = '/v1/subaccount';

export interface SubaccountFilter {
	/** Only subaccounts changed at or after this company-local time (see vismaTime). */
	modifiedSince?: string;
	active?: boolean;
}

type Row = Omit<VismaSubaccount, 'timeStamp'> & { timeStamp?: string };

/** GET /v1/subaccount/{subAccountNumber} */
export async function getSubaccount(client: VismaClient, number: string): Promise<VismaSubaccount> {
	return await client.get<VismaSubaccount>(`${PATH}/${pathKey(number)}`);
}

/** GET /v1/subaccount: the first `limit` subaccounts, or all of them. */
export async function listSubaccounts(
	client: VismaClient,
	{ modifiedSince, active }: SubaccountFilter = {},
	limit?: number,
): Promise<VismaSubaccount[]> {
	const query = { active, ...sinceQuery(modifiedSince) };
	const listed = { many: 'subaccounts', key: ({ subaccountNumber }: Row) => subaccountNumber ?? '' };
	const rows =
		limit === undefined
			? await listAll<Row>(client, PATH, query, listed)
			: await listFirst<Row>(client, PATH, query, limit);
	return rows.filter((row) => isWanted(row.active, active) && isSince(row, modifiedSince));
}
