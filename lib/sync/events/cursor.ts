import type { ChargebeeEvent } from '../../chargebee';

/** How far events were taken, and which ones: plain JSON, kept between polls. */
export interface EventCursor {
	/** Seconds since the epoch: the latest event that was seen. It never goes back. */
	at: number;
	/** Seconds since the epoch: earlier events are not wanted. */
	floor: number;
	/** Events of the overlap that were taken: id -> seconds since the epoch. */
	seen: Record<string, number>;
}

/** As many events of the overlap as are remembered: at most ten calls are spent on events that are known. */
const REMEMBERED = 1000;

/** A cursor before the first event from a time on. */
export const startingAt = (floor: number): EventCursor => ({ at: floor, floor, seen: {} });

/**
 * The second from which on to read: events become visible late and out of order, so those before the cursor are read
 * again, as far back as those that were taken are remembered.
 *
 * @param overlap seconds
 */
export function readFrom({ at, floor, seen }: EventCursor, overlap: number): number {
	const times = Object.values(seen);
	const remembered = times.length >= REMEMBERED ? Math.min(...times) : 0;
	return Math.max(floor, at - overlap, remembered);
}

/** The cursor after some more events were taken. */
export function movedOn(cursor: EventCursor, taken: readonly ChargebeeEvent[], overlap: number): EventCursor {
	const at = taken.reduce((latest, { occurred_at: time }) => Math.max(latest, time), cursor.at);
	const all = { ...cursor.seen, ...Object.fromEntries(taken.map(({ id, occurred_at: time }) => [id, time])) };
	return { ...cursor, at, seen: trimmed(all, at - overlap) };
}

/** Events of one second are remembered together or not at all: reading begins at a second. */
function trimmed(seen: Record<string, number>, from: number): Record<string, number> {
	const inOverlap = Object.entries(seen).filter(([, time]) => time >= from);
	const newest = inOverlap.sort(([, first], [, second]) => second - first);
	const oldestKept = newest[REMEMBERED - 1]?.[1] ?? from;
	return Object.fromEntries(newest.filter(([, time]) => time >= oldestKept));
}
