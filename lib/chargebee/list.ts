import type { ChargebeeClient } from './client';
import type { Form } from './form';

/** Chargebee's largest page. */
export const PAGE_LIMIT = 100;

interface Page<Entry> {
	list: Entry[];
	next_offset?: string;
}

/**
 * Reads a list page by page until it ends or `limit` entries were read.
 *
 * @returns the entries as Chargebee wraps them: `{ customer: {...}, card: {...} }`
 */
export async function list<Entry>(
	client: ChargebeeClient,
	path: string,
	query: Form,
	limit = Number.POSITIVE_INFINITY,
): Promise<Entry[]> {
	const entries: Entry[] = [];
	let offset: string | undefined;
	do {
		const size = Math.min(PAGE_LIMIT, limit - entries.length);
		const page = await client.get<Page<Entry>>(path, { ...query, limit: size, offset });
		entries.push(...page.list);
		offset = page.next_offset;
	} while (offset !== undefined && entries.length < limit);
	return entries;
}

/** The same, a page at a time: whoever keeps little of each record never holds them all. */
export async function* listPages<Entry>(client: ChargebeeClient, path: string, query: Form): AsyncGenerator<Entry[]> {
	let offset: string | undefined;
	do {
		const page = await client.get<Page<Entry>>(path, { ...query, limit: PAGE_LIMIT, offset });
		yield page.list;
		offset = page.next_offset;
	} while (offset !== undefined);
}
