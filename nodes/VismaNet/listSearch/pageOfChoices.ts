import type { INodeListSearchResult } from 'n8n-workflow';

import { pages, type VismaClient } from '../../../lib/visma';
import type { Choice } from './choices';

/** Rows of one call: a person scrolls on for more. */
const SIZE = 100;

/**
 * One page of a long list as choices for a picker.
 *
 * @param token the page that n8n was told to ask for next
 */
export async function pageOfChoices<Row extends object>(
	client: VismaClient,
	path: string,
	query: Record<string, string | undefined>,
	choice: (row: Row) => Choice,
	token?: string,
): Promise<INodeListSearchResult> {
	const pageNumber = Number(token ?? 1);
	const { value: page } = await pages<Row>(client, path, query, SIZE, pageNumber).next();
	if (!page) return { results: [] };
	const hasMore = page.totalCount !== undefined && pageNumber * page.perPage < page.totalCount;
	return { results: page.rows.map((row) => choice(row)), ...(hasMore ? { paginationToken: String(pageNumber + 1) } : {}) };
}
