import type { INodeListSearchResult } from 'n8n-workflow';

export interface Choice {
	name: string;
	value: string;
}

/** As many as a person scrolls through; a longer list is narrowed by typing. */
const SHOWN = 200;

/** Choices for a picker: those whose name or value holds the text, in any case. */
export function choices(all: Choice[], filter = ''): INodeListSearchResult {
	const text = filter.trim().toLowerCase();
	const found = all.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(text));
	return { results: found.slice(0, SHOWN) };
}
