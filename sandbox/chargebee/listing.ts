import { createHash } from 'node:crypto';

import { wrongValue } from './errors';

/** A stored record: `seq` is its place in the order of creation. */
export interface Row<Resource = Record<string, unknown>> {
	seq: number;
	resource: Resource;
}

export interface ListParams {
	limit?: number | null;
	offset?: string | null;
	sort_by?: { asc?: string | null; desc?: string | null };
}

interface Position {
	key: number;
	seq: number;
}

const signatureOf = (position: Position) =>
	createHash('sha1').update(`offset of the sandbox ${position.key} ${position.seq}`).digest('hex').slice(0, 8);

/** Offsets are opaque to callers, and one that was not made here is refused. */
function encodeOffset(position: Position): string {
	return JSON.stringify([String(position.key), String(position.seq), signatureOf(position)]);
}

function decodeOffset(offset: string): Position {
	const [, key, seq, signature] = /^\["(\d+)","(\d+)","([0-9a-f]{8})"\]$/.exec(offset) ?? [];
	const position = { key: Number(key), seq: Number(seq) };
	if (signature === undefined || signature !== signatureOf(position))
		throw wrongValue('offset', 'is not a valid offset');
	return position;
}

/** One page of rows, sorted by a time field (rows without it count as 0), with the offset of the next page. */
export function pageOf<Resource extends object>(rows: Array<Row<Resource>>, params: ListParams, defaultSort: string) {
	const field = params.sort_by?.asc ?? params.sort_by?.desc ?? defaultSort;
	const direction = params.sort_by?.desc ? -1 : 1;
	const keyOf = (row: Row<Resource>) => Number((row.resource as Record<string, unknown>)[field] ?? 0);
	const compare = (a: Position, b: Position) => direction * (a.key - b.key || a.seq - b.seq);

	const sorted = rows.map((row) => ({ key: keyOf(row), seq: row.seq, row })).sort(compare);
	const from = params.offset ? decodeOffset(params.offset) : undefined;
	const start = from ? sorted.findIndex((row) => compare(row, from) > 0) : 0;
	const rest = start < 0 ? [] : sorted.slice(start);
	const page = rest.slice(0, params.limit ?? 10);
	const last = page.at(-1);
	return {
		resources: page.map(({ row }) => row.resource),
		next_offset: last && rest.length > page.length ? encodeOffset(last) : undefined,
	};
}
