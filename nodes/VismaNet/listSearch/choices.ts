import type { INodeListSearchResult } from 'n8n-workflow';

export interface Choice {
	name: string;
	value: string;
}

/** As many as a person scrolls through before the next ones are fetched. */
const SHOWN = 200;

/**
 * Choices for a picker: those whose name or value holds the text, in any case, a part at a time.
 *
 * @param token where n8n was told to go on
 */
export function choices(all: Choice[], filter = '', token = '0'): INodeListSearchResult {
	const text = filter.trim().toLowerCase();
	const found = all.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(text));
	const end = Number(token) + SHOWN;
	const hasMore = found.length > end;
	return { results: found.slice(Number(token), end), ...(hasMore ? { paginationToken: String(end) } : {}) };
}
