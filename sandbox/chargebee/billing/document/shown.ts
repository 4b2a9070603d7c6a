import { createHash } from 'node:crypto';

import type { Document } from '../shapes';

const offsetOf = (id: string, start: number) =>
	JSON.stringify([String(start), createHash('sha1').update(`lines of ${id} ${start}`).digest('hex').slice(0, 8)]);

/** Where in the lines an offset points; undefined when it was not made here. */
export function lineStart(id: string, offset: string): number | undefined {
	const [, start] = /^\["(\d+)",/.exec(offset) ?? [];
	return start !== undefined && offsetOf(id, Number(start)) === offset ? Number(start) : undefined;
}

/** A document as it is sent: with at most `limit` lines, what belongs to them, and where the others begin. */
export function shownDocument<D extends Document>(document: D, limit: number, start = 0): D {
	const { id, line_items: all } = document;
	if (start === 0 && all.length <= limit) return document;
	const line_items = all.slice(start, start + limit);
	const ids = new Set(line_items.map((line) => line.id));
	const belongs = (each: { line_item_id: string }) => ids.has(each.line_item_id);
	return {
		...document,
		line_items,
		line_item_taxes: document.line_item_taxes.filter(belongs),
		line_item_discounts: document.line_item_discounts.filter(belongs),
		...(start + limit < all.length ? { line_items_next_offset: offsetOf(id, start + limit) } : {}),
	};
}
