import type { VismaClient } from './client';
import { isSince, sinceQuery } from './recheck';
import type { VismaLedger } from './types/masterData';

export interface LedgerFilter {
	/** Only ledgers changed at or after this company-local time (see vismaTime). */
	modifiedSince?: string;
}

/** GET /v1/ledger: all ledgers that fit; the list is not paged, and there is no single read. */
export async function listLedgers(client: VismaClient, { modifiedSince }: LedgerFilter = {}): Promise<VismaLedger[]> {
	const rows = await client.get<VismaLedger[]>('/v1/ledger', sinceQuery(modifiedSince));
	return rows.filter((row) => isSince(row, modifiedSince));
}
