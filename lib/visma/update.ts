import { attempt } from '../attempt';
import { StatusError } from '../http';
import type { Body, VismaClient } from './client';
import type { Difference } from './difference';

/** What to do when somebody changed the record since it was read. */
export type WhenChanged =
	/** Write nothing and hand over both sides. */
	| 'report'
	/** Write the fields all the same, onto the record as it is now. */
	| 'reapply';

export interface UpdateOptions {
	/** Row version (`timeStamp`) that the caller's copy has. Without one the fields are written whatever happened. */
	version?: string;
	/** @default report */
	whenChanged?: WhenChanged;
}

/** How an update ended. */
export type Update<T> =
	| { state: 'updated'; changes: Difference[]; attempts: number }
	/** The record is as it should be. */
	| { state: 'unchanged'; record: T }
	/** Somebody changed it since; nothing was written. */
	| { state: 'changed-meanwhile'; record: T; changes: Difference[] };

/** A record that is to be changed. */
export interface Updatable<T> {
	path: string;
	body: Body;
	/** Whether the body may be sent twice: absolute values may, lines that are added may not. */
	repeatable: boolean;
	changesIn: (record: T) => Difference[];
}

/** Somebody who keeps writing in between is not waited for any longer. */
const MAX_ROUNDS = 3;

/**
 * Reads a record, and PUTs the fields that differ unless nothing does. With a version the write only happens on that
 * version (`If-Match`): what was changed meanwhile is reported, or the fields are applied to it, as the options say.
 *
 * @throws RequestError when Visma.net refuses the change, or cannot be reached
 */
export async function updateRecord<T extends { timeStamp?: string | null }>(
	client: VismaClient,
	{ path, body, repeatable, changesIn }: Updatable<T>,
	{ version, whenChanged = 'report' }: UpdateOptions = {},
): Promise<Update<T>> {
	for (let round = 1; ; round++) {
		const record = await client.get<T>(path);
		const changes = changesIn(record);
		if (changes.length === 0) return { state: 'unchanged', record };
		const isNew = version !== undefined && record.timeStamp !== version;
		if (isNew && whenChanged === 'report') return { state: 'changed-meanwhile', record, changes };

		const guard = version === undefined ? undefined : (record.timeStamp ?? version);
		// Also under a version: what is added by a call whose reply is lost would be added to the version that it made.
		const repeat = repeatable ? 'identified' : 'never';
		const put = await attempt(async () => await client.put(path, body, { repeat, version: guard }));
		if (put.ok) return { state: 'updated', changes, attempts: put.value.attempts };
		const isStale = put.error instanceof StatusError && put.error.status === 412;
		// A lost reply makes the repeat stale by our own hand: the next look finds nothing to change.
		if (!isStale || round === MAX_ROUNDS) throw put.error;
	}
}
