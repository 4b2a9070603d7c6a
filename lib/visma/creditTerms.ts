import type { VismaClient } from './client';
import type { VismaCreditTerm } from './types/masterData';

const PATH = '/v1/creditTerm';
const PAGE_SIZE = 1000;

/** The one list of Visma.net that comes in an envelope. */
interface Envelope {
	totalCount?: number;
	records?: VismaCreditTerm[] | null;
}

/** GET /v1/creditTerm: all credit terms. */
export async function listCreditTerms(client: VismaClient): Promise<VismaCreditTerm[]> {
	const terms: VismaCreditTerm[] = [];
	for (let pageNumber = 1; ; pageNumber++) {
		const { records, totalCount = 0 } = await client.get<Envelope>(PATH, { pageNumber, pageSize: PAGE_SIZE });
		terms.push(...(records ?? []));
		if (!records?.length || terms.length >= totalCount) return terms;
	}
}
