import { omit } from 'lodash';

import type { VismaClient } from './client';
import { pathKey } from './keys';
import { isSince, isWanted, sinceQuery } from './recheck';
import type { VismaAccount } from './types/account';

const PATH = '/v1/account';

export interface AccountFilter {
	/** Only accounts changed at or after this company-local time (see vismaTime). */
	modifiedSince?: string;
	active?: boolean;
	publicCode?: string;
	externalCode1?: string;
	externalCode2?: string;
	analysisCode?: string;
	includeAccountClassDescription?: boolean;
}

/** GET /v1/account/{accountCd} */
export async function getAccount(client: VismaClient, number: string): Promise<VismaAccount> {
	return await client.get<VismaAccount>(`${PATH}/${pathKey(number)}`);
}

/** GET /v1/account: all accounts that fit; the list is not paged. */
export async function listAccounts(client: VismaClient, filter: AccountFilter = {}): Promise<VismaAccount[]> {
	const { modifiedSince, ...other } = filter;
	const rows = await client.get<Array<VismaAccount & { metadata?: unknown }>>(PATH, {
		...other,
		...sinceQuery(modifiedSince),
	});
	return rows.filter((row) => fits(row, filter)).map((row) => omit(row, 'metadata'));
}

function fits(row: VismaAccount, filter: AccountFilter): boolean {
	return (
		isWanted(row.active, filter.active) &&
		isWanted(row.publicCode1, filter.publicCode) &&
		isWanted(row.externalCode1Info?.number, filter.externalCode1) &&
		isWanted(row.externalCode2Info?.number, filter.externalCode2) &&
		isWanted(row.analisysCodeInfo?.number, filter.analysisCode) &&
		isSince(row, filter.modifiedSince)
	);
}
