import { pick } from 'lodash';

import { listAll, sinceQuery, type VismaClient, vismaTime } from '../../visma';
import type { ChangeRow, ChangeSource } from './sources';
import { type ChangeState, lowerBound, markOf, newest, timeOf, withinOverlap } from './state';

const DAY_MINUTES = 24 * 60;
/** How far to look back for the newest change, ever further until there is one. */
const LOOK_BACK_DAYS = [1, 31, 366];

/** From everything that there is, or from a company-local time on. */
export const beginAt = (start: string): ChangeState => ({ start, cursor: '', seen: {} });

/**
 * From now on: what is there already counts as handed over. The local clock only says where to begin to look; the cursor
 * is the time of the newest change there is.
 *
 * @param localNow company-local time, see vismaTime
 * @throws RequestError, ExplainedError when the list cannot be read
 */
export async function beginNow(
	client: VismaClient,
	source: ChangeSource,
	localNow: string,
	overlapMinutes: number,
): Promise<ChangeState> {
	for (const days of LOOK_BACK_DAYS) {
		const rows = await rowsSince(client, source, vismaTime(localNow, 'utc', days * DAY_MINUTES));
		if (rows.length > 0) return stateOf(rows, overlapMinutes);
	}
	return stateOf(await rowsSince(client, source, undefined), overlapMinutes);
}

/** Key, time and version of each row: the rows themselves may be all that there are. */
async function rowsSince(client: VismaClient, { many, path, keyOf }: ChangeSource, since: string | undefined): Promise<ChangeRow[]> {
	const slim = (row: ChangeRow): ChangeRow => ({ key: keyOf(row), ...pick(row, ['lastModifiedDateTime', 'timeStamp']) });
	return await listAll<ChangeRow>(client, path, sinceQuery(since), { many, key: keyOf, slim });
}

function stateOf(rows: ChangeRow[], overlapMinutes: number): ChangeState {
	const cursor = newest(rows.map(timeOf));
	const seen = Object.fromEntries(rows.map((row) => [String(row.key), markOf(row)]));
	return { start: '', cursor, seen: withinOverlap(seen, lowerBound({ start: '', cursor }, overlapMinutes)) };
}
