import { isEqual, omit } from 'lodash';

import { ExplainedError } from '../http';
import type { Query, VismaClient } from './client';

/** Visma caps larger pages silently, so asking for the largest size seen costs nothing. */
export const PAGE_SIZE = 1000;
/** Rows that change while they are read move between pages; after so many passes the overlap of the next read serves. */
export const MAX_PASSES = 3;

interface PagedRow {
	metadata?: { totalCount?: number; maxPageSize?: number };
	timeStamp?: string;
}

/** What a list holds. */
export interface Listed<Row> {
	/** `customers` */
	many: string;
	/** What identifies a row. */
	key: (row: Row) => string;
	/** What is kept of a row, its `timeStamp` at least; all of it unless said otherwise. */
	slim?: (row: Row) => Row;
}

/** How one pass over a list went. */
export interface Pass {
	/** Whether the list stood still meanwhile and nothing is missing. */
	settled: boolean;
	/** The number of rows that the list said last that it has; 0 when it says none. */
	total: number;
}

/**
 * Reads a paged list completely. The number of rows and the largest page size stand inside each row (`metadata`), an
 * empty page ends the list, and the order is not guaranteed: rows are merged by key, the newest copy wins, and when the
 * number of rows changed while reading, the list is read again until nothing new turns up.
 *
 * @returns rows without `metadata`, in the order of their first appearance
 * @throws ExplainedError when rows are still missing after the last pass
 */
export async function listAll<Row extends PagedRow>(
	client: VismaClient,
	path: string,
	query: Query,
	{ slim = (row) => row, ...listed }: Listed<Row>,
): Promise<Row[]> {
	const rows = new Map<string, Row>();
	await visitAll(client, path, query, listed, (page) => {
		for (const row of page) rows.set(listed.key(row), slim(row));
	});
	return [...rows.values()];
}

/**
 * Reads a paged list completely like listAll, and hands its rows over a page at a time: whoever keeps little of each
 * never holds them all. A row that turns out to be newer than it was read before comes again.
 *
 * @throws ExplainedError when rows are still missing after the last pass
 */
export async function visitAll<Row extends PagedRow>(
	client: VismaClient,
	path: string,
	query: Query,
	listed: Pick<Listed<Row>, 'many' | 'key'>,
	visit: (rows: Row[]) => void | Promise<void>,
): Promise<void> {
	const known = new Map<string, PagedRow>();
	let total = 0;
	for (let pass = 1; pass <= MAX_PASSES; pass++) {
		const before = known.size;
		const done = await visitOnce(client, path, query, { ...listed, known, visit });
		total = done.total;
		if (done.settled || (pass > 1 && known.size === before)) break;
	}
	if (known.size < total) throw incomplete(known.size, total, listed.many);
}

/**
 * Reads the rows of a paged list that fit: the first `limit`, or all of them. Visma.net ignores filters that it does not
 * know, so `fits` checks them again.
 *
 * @throws ExplainedError see listAll
 */
export async function listFitting<Row extends PagedRow>(
	client: VismaClient,
	path: string,
	query: Query,
	listed: Listed<Row> & { fits: (row: Row) => boolean },
	limit?: number,
): Promise<Row[]> {
	if (limit !== undefined) return await listFirst<Row>(client, path, query, limit, listed.fits);
	return (await listAll<Row>(client, path, query, listed)).filter(listed.fits);
}

/** A gap must not pass for a complete list: whoever remembers how far it was read would never come back to it. */
export function incomplete(read: number, total: number, many: string): ExplainedError {
	return new ExplainedError({
		message: `Only ${read} of ${total} ${many} could be read: the list in Visma.net changed while it was read`,
		remedy: 'Nothing was passed on. Run it again; if it comes back, run it when less is going on in Visma.net.',
		code: 'visma-list-incomplete',
		failure: { cause: 'temporarily-unavailable' },
	});
}

/** Reads the first rows of a list that fit, at most `limit`. */
export async function listFirst<Row extends PagedRow>(
	client: VismaClient,
	path: string,
	query: Query,
	limit: number,
	fits: (row: Row) => boolean = () => true,
): Promise<Row[]> {
	const rows: Row[] = [];
	let last: Row | undefined;
	for await (const page of pages<Row>(client, path, query, Math.min(limit, PAGE_SIZE))) {
		// A list that is not paged answers every page number with all rows, which carry no count then.
		if (page.totalCount === undefined && isEqual(last, page.rows[0])) break;
		last = page.rows[0];
		rows.push(...page.rows.filter(fits));
		if (rows.length >= limit) break;
	}
	return rows.slice(0, limit);
}

interface Visit<Row extends PagedRow> extends Pick<Listed<Row>, 'key'> {
	/** Versions of the rows that were handed over, by key. */
	known: Map<string, PagedRow>;
	visit: (rows: Row[]) => void | Promise<void>;
}

/** One pass over all pages: hands over rows that are new, or newer than known. */
async function visitOnce<Row extends PagedRow>(
	client: VismaClient,
	path: string,
	query: Query,
	{ key, known, visit }: Visit<Row>,
): Promise<Pass> {
	const totals = new Set<number>();
	let total = 0;
	for await (const page of pages<Row>(client, path, query)) {
		total = page.totalCount ?? 0;
		totals.add(total);
		const before = known.size;
		const fresh: Row[] = [];
		for (const row of page.rows) {
			const version = known.get(key(row));
			if (version && !isNewer(row, version)) continue;
			known.set(key(row), { timeStamp: row.timeStamp });
			fresh.push(row);
		}
		if (fresh.length > 0) await visit(fresh);
		// A list that is not paged answers every page number with all rows, which carry no count then.
		if (page.totalCount === undefined && known.size === before) break;
	}
	return { settled: totals.size <= 1 && known.size >= total, total };
}

/** The pages of a list from `firstPage` on, one call each, with the numbers of rows that the list says it and a page have. */
export async function* pages<Row extends PagedRow>(
	client: VismaClient,
	path: string,
	query: Query,
	size = PAGE_SIZE,
	firstPage = 1,
) {
	for (let pageNumber = firstPage; ; pageNumber++) {
		const page = await client.get<Row[]>(path, { ...query, pageNumber, pageSize: size });
		const first = page[0];
		if (!first) return;
		const { totalCount, maxPageSize } = first.metadata ?? {};
		const perPage = Math.min(size, maxPageSize || size);
		yield { pageNumber, rows: page.map((row) => omit(row, 'metadata') as Row), totalCount, perPage };
		if (totalCount !== undefined && pageNumber * perPage >= totalCount) return;
	}
}

/** `timeStamp` is a row version of eight bytes, base 64: as bytes it grows with every change in the company. */
export function isNewer(row: PagedRow, known: PagedRow): boolean {
	const bytes = ({ timeStamp }: PagedRow) => Buffer.from(timeStamp ?? '', 'base64');
	return Buffer.compare(bytes(row), bytes(known)) > 0;
}
