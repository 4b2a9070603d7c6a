import { isNewer, pages, sinceQuery, type VismaClient } from '../../visma';
import type { ChangeRow, ChangeSource } from './sources';
import { type ChangeState, isOlder, lowerBound, markOf, newest, timeOf, timeOfMark, withinOverlap } from './state';

/** Rows that change while they are read move between pages; what is missing after so many passes is left to the next poll. */
const MAX_PASSES = 3;

export type ChangeType = 'created' | 'changed';

export interface Change {
	type: ChangeType;
	row: ChangeRow;
}

export interface PollOptions {
	/** How far before the newest change to read again, so that what was saved late or around a clock change is not missed. */
	overlapMinutes: number;
	/** Rows of a page; larger ones are capped by Visma.net. */
	pageSize?: number;
	/**
	 * As many changes as are handed over at the most; the next poll goes on with the others.
	 * @default all
	 */
	maxChanges?: number;
	/** Query parameters besides those of time and paging. */
	query?: Record<string, string | number | boolean>;
	/** Company-local time, see vismaTime. */
	localNow: string;
	/** Whether there is time for another call. */
	hasTime: () => boolean;
}

export interface Polled {
	/** Newest data, one for each record that is new or changed since the last poll. */
	changes: Change[];
	/** To be kept for the next poll, together with handing over the changes. */
	state: ChangeState;
	/** Whether the list was read to its end. */
	complete: boolean;
}

/**
 * Reads what changed in a list since the last poll. The order of rows is not guaranteed, so that only a reading of all
 * pages moves the cursor, to the newest time that it met. What was handed over before is known by key and version.
 *
 * @throws RequestError when Visma.net cannot be reached; nothing is to be kept then
 */
export async function pollChanges(
	client: VismaClient,
	source: ChangeSource,
	state: ChangeState,
	options: PollOptions,
): Promise<Polled> {
	const lower = lowerBound(state, options.overlapMinutes);
	const begunBefore = state.unfinished?.begun;
	const read: Reading = { changed: new Map(), newest: '' };
	const differs = (row: ChangeRow) => changeOf(row, state.seen[source.keyOf(row)], lower);
	let pass = state.unfinished ? { total: 0, ...state.unfinished, keys: new Set(state.unfinished.keys) } : freshPass();
	let complete = false;
	for (let passes = 1; passes <= MAX_PASSES && !complete; passes++) {
		const done: Pass = await readPass(client, source, lower, pass, read, differs, options);
		complete = done.page === undefined && done.keys.size >= done.total && (pass.page === 1 || done.total > 0);
		pass = done.page === undefined ? freshPass() : { ...done, page: done.page };
		if (done.page !== undefined) break;
	}
	const changes = [...read.changed.values()];
	const seen = { ...state.seen, ...Object.fromEntries(changes.map(({ row }) => [source.keyOf(row), markOf(row)])) };
	if (!complete) {
		const begun = begunBefore ?? options.localNow;
		const { page, keys, total } = pass;
		const unfinished = page > 1 ? { page, keys: [...keys], total, begun } : undefined;
		return { changes, complete, state: { start: state.start, cursor: state.cursor, seen, ...(unfinished && { unfinished }) } };
	}
	const { start } = state;
	const times = [...Object.values(seen).map(timeOfMark), read.newest];
	const cursor = newest([state.cursor, ...times.filter((time) => isSettled(time, begunBefore))]);
	const kept = withinOverlap(seen, lowerBound({ start, cursor }, options.overlapMinutes));
	return { changes, complete, state: { start, cursor, seen: kept } };
}

/**
 * Whether all that was changed until then was read. One poll takes less time than the overlap; a reading over several polls
 * may take longer, and what was changed on its first pages meanwhile was not met.
 */
const isSettled = (time: string, begun: string | undefined) => begun === undefined || time <= begun;

/** What was read so far: rows that were handed over before are not kept, so that a burst is held once and not for hours. */
interface Reading {
	changed: Map<string, Change>;
	/** Time of the newest row. */
	newest: string;
}

interface Pass {
	/** The page to go on with when there is no time left, or enough to hand over; undefined at the end of the list. */
	page: number | undefined;
	/** What was met on its pages. */
	keys: Set<string>;
	/**
	 * The most rows that the list said it has. When one that was read is deleted meanwhile, another one moves to a page that
	 * was read already: the last count alone would take the list for complete.
	 */
	total: number;
}

const freshPass = () => ({ page: 1, keys: new Set<string>(), total: 0 });

/** Goes on with a pass: adds rows to what was read, and says how far it came. */
async function readPass(
	client: VismaClient,
	{ path, keyOf }: ChangeSource,
	lower: string,
	{ page: first, keys: met, total: most }: Pass & { page: number },
	read: Reading,
	differs: (row: ChangeRow) => Change | undefined,
	{ query, pageSize, hasTime, maxChanges = Infinity }: PollOptions,
): Promise<Pass> {
	const asked = { ...query, ...sinceQuery(lower === '' ? undefined : lower) };
	const keys = new Set(met);
	let total = most;
	for await (const page of pages<ChangeRow>(client, path, asked, pageSize, first)) {
		total = Math.max(total, page.totalCount ?? 0);
		const before = keys.size;
		let isFull = false;
		for (const row of page.rows) {
			const key = keyOf(row);
			const known = read.changed.get(key);
			const change = known && !isNewer(row, known.row) ? undefined : differs(row);
			const fits = !change || known !== undefined || read.changed.size < maxChanges;
			isFull ||= !fits;
			if (!fits) continue;
			if (change) read.changed.set(key, change);
			keys.add(key);
		}
		if (isFull) return { page: page.pageNumber, keys, total };
		read.newest = newest([read.newest, ...page.rows.map(timeOf)]);
		// A list that is not paged answers every page number with all rows, which carry no count then.
		if (page.totalCount === undefined && keys.size === before) break;
		const isLast = total > 0 && keys.size >= total;
		if (!isLast && !hasTime()) return { page: page.pageNumber + 1, keys, total };
	}
	return { page: undefined, keys, total };
}

/** What a row is since the last poll; nothing when it was handed over as it is, or lies before what was asked for. */
function changeOf(row: ChangeRow, mark: string | undefined, lower: string): Change | undefined {
	if (timeOf(row) < lower || mark === markOf(row) || (mark !== undefined && isOlder(row, mark))) return undefined;
	// Whatever was created since was never within an earlier reading, so that it cannot have been handed over before.
	const isNew = mark === undefined && timeOf({ lastModifiedDateTime: row.createdDateTime }) >= lower;
	return { type: isNew ? 'created' : 'changed', row };
}
