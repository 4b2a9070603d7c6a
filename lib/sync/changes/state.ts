import { vismaTime } from '../../visma';
import type { ChangeRow } from './sources';

/** How far a list was read: small and plain JSON, kept between two polls. All times are the company's, without zone. */
export interface ChangeState {
	/** Rows that were changed before it are never handed over; empty for everything. */
	start: string;
	/** Time of the newest change of all that was read completely; empty before the first. It never goes back. */
	cursor: string;
	/** What was handed over within the overlap: key -> time and version of the row. */
	seen: Record<string, string>;
	/**
	 * A reading that ran out of time: the page to go on with, the keys that were read so far, the most rows that the list
	 * said it has, and when the reading was begun.
	 */
	unfinished?: { page: number; keys: string[]; total?: number; begun: string };
}

/** The time from which on rows are asked for: the overlap before the cursor, but not before the start. */
export function lowerBound({ start, cursor }: Pick<ChangeState, 'start' | 'cursor'>, overlapMinutes: number): string {
	const overlapped = cursor === '' ? '' : vismaTime(cursor, 'utc', overlapMinutes);
	return overlapped > start ? overlapped : start;
}

const LENGTH = 'yyyy-MM-ddTHH:mm:ss.SSS'.length;

/** Times come with and without fractions of a second; to the millisecond they compare as text. */
export function timeOf({ lastModifiedDateTime }: ChangeRow): string {
	const time = lastModifiedDateTime ?? '';
	if (time === '') return '';
	return (time.includes('.') ? time : `${time}.`).padEnd(LENGTH, '0').slice(0, LENGTH);
}

/** What tells one version of a row from another. */
export const markOf = (row: ChangeRow) => `${timeOf(row)} ${row.timeStamp ?? ''}`;

export const timeOfMark = (mark: string) => mark.slice(0, LENGTH).trim();
const versionOfMark = (mark: string) => Buffer.from(mark.slice(LENGTH + 1), 'base64');

/**
 * Whether a row is an older copy than the one that was handed over: lists may answer late. Both clocks must say so, since
 * row versions begin anew when Visma moves a company to another database.
 */
export const isOlder = (row: ChangeRow, mark: string) =>
	timeOf(row) <= timeOfMark(mark) && Buffer.compare(Buffer.from(row.timeStamp ?? '', 'base64'), versionOfMark(mark)) < 0;

/** The marks that the next reading can meet again. */
export function withinOverlap(seen: Record<string, string>, lower: string): Record<string, string> {
	return Object.fromEntries(Object.entries(seen).filter(([, mark]) => timeOfMark(mark) >= lower));
}

export const newest = (times: string[]) => times.reduce((max, time) => (time > max ? time : max), '');
