import { textOf, wholeOf, type Json } from './json';

/** One version of a document as an event carried it. */
export interface Version {
	raw: Json;
	deleted: boolean;
	/** Compared in order, the greater wins. */
	rank: readonly [version: number, deleted: number, complete: number, occurredAt: number];
	/** Decides between otherwise equal copies, so that the order of arrival never does. */
	eventId: string;
}

/**
 * The version of a document in an event. `resource_version` counts milliseconds; unbilled charges have none, so
 * `updated_at` stands in. Of equal versions a deletion and a copy with all its lines come first.
 */
export function versionOf(raw: Json, event: { id: string; at: number | undefined }, isDeletion: boolean): Version {
	const version = wholeOf(raw.resource_version) ?? (wholeOf(raw.updated_at) ?? event.at ?? 0) * 1000;
	const deleted = isDeletion || raw.deleted === true;
	const complete = textOf(raw.line_items_next_offset) === undefined;
	return { raw, deleted, rank: [version, Number(deleted), Number(complete), event.at ?? 0], eventId: event.id };
}

/** True when a version replaces another one of the same document. */
export function isNewer(one: Version, other: Version): boolean {
	for (const [i, value] of one.rank.entries()) {
		const difference = value - (other.rank[i] ?? 0);
		if (difference !== 0) return difference > 0;
	}
	return one.eventId > other.eventId;
}
