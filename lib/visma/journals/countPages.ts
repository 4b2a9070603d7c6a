import type { VismaClient } from '../client';
import { PAGE_SIZE } from '../paging';
import type { JournalFilter } from './list';
import { JOURNALS } from './path';

/** How many calls it takes to list the batches of a period, from one call for a single line. */
export async function countPages(client: VismaClient, { periodId, module }: Pick<JournalFilter, 'periodId' | 'module'>): Promise<number> {
	const query = { periodId, module, pageNumber: 1, pageSize: 1 };
	const [row] = await client.get<Array<{ metadata?: { totalCount?: number; maxPageSize?: number } }>>(JOURNALS, query);
	const { totalCount = 0, maxPageSize = PAGE_SIZE } = row?.metadata ?? {};
	return Math.max(1, Math.ceil(totalCount / Math.min(PAGE_SIZE, maxPageSize || PAGE_SIZE)));
}
