import type { Form } from './form';
import type { ChargebeeDocument } from './types/document';

/** The most lines that one call gives. */
const LINES_LIMIT = 300;
/** How often the lines are read anew because the document changed meanwhile. */
const ROUNDS = 3;

/** Tables of a document whose rows belong to one line each. */
const LINE_TABLES = [
	'line_item_taxes',
	'line_item_discounts',
	'line_item_tiers',
	'line_item_credits',
	'line_item_addresses',
] as const;

type Table = (typeof LINE_TABLES)[number];
type Row = { line_item_id?: string };
type Long = ChargebeeDocument & Partial<Record<Table, Row[]>>;

/**
 * Completes a document that shows only a part of its lines, 300 lines a call; others, and deleted ones, which no call
 * retrieves, are handed back as they are.
 * A document that changes again and again meanwhile stays incomplete, its `line_items_next_offset` saying so.
 *
 * @param read retrieves the same document with the given paging of its lines
 */
export async function completeLines<D extends ChargebeeDocument>(
	document: D,
	read: (paging: Form) => Promise<D>,
): Promise<D> {
	if (!document.line_items_next_offset || document.deleted) return document;
	for (let round = 0; round < ROUNDS; round++) {
		const start = round === 0 ? document : await read({ line_items_limit: LINES_LIMIT });
		const whole = await withAllLines(start, read);
		if (whole) return whole;
	}
	return document;
}

/** Undefined when a page belongs to another version of the document. */
async function withAllLines<D extends ChargebeeDocument>(
	document: D,
	read: (paging: Form) => Promise<D>,
): Promise<D | undefined> {
	let whole = document;
	while (whole.line_items_next_offset) {
		const offset = whole.line_items_next_offset;
		const page = await read({ line_items_limit: LINES_LIMIT, line_items_offset: offset });
		if (page.resource_version !== document.resource_version || page.line_items_next_offset === offset) return undefined;
		whole = joined(whole, page);
	}
	return whole;
}

/**
 * Adds a page. Whether pages carry the rows of their own lines only or those of all lines is not documented, so rows
 * are taken with the page of their line.
 */
function joined<D extends Long>(whole: D, page: D): D {
	const lines = page.line_items ?? [];
	const ids = new Set(lines.map(({ id }) => id));
	const known = new Set((whole.line_items ?? []).map(({ id }) => id));
	const tables = LINE_TABLES.filter((table) => whole[table] !== undefined || page[table] !== undefined).map((table) => {
		const before = (whole[table] ?? []).filter(({ line_item_id: line }) => known.has(line) || !ids.has(line));
		const added = (page[table] ?? []).filter(({ line_item_id: line }) => ids.has(line) && !known.has(line));
		return [table, [...before, ...added]] as const;
	});
	return {
		...whole,
		...Object.fromEntries(tables),
		line_items: [...(whole.line_items ?? []), ...lines.filter(({ id }) => !known.has(id))],
		line_items_next_offset: page.line_items_next_offset,
	};
}
