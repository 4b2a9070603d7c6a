import { sortBy } from 'lodash';

import { attempt } from '../../attempt';
import { type ChargebeeClient, type ChargebeeEvent, eventPages } from '../../chargebee';
import { type EventCursor, movedOn, readFrom, startingAt } from './cursor';

export interface EventPoll {
	client: ChargebeeClient;
	/** Event types; empty: every type. */
	types: readonly string[];
	/** Seconds that are read again before the cursor. */
	overlap: number;
	/** New events after which no further page is read. */
	limit: number;
	/** Epoch milliseconds after which no further page is read. */
	deadline: number;
	/** Epoch milliseconds. */
	clock: () => number;
}

export interface Polled {
	/** Events that were not taken before, oldest first. */
	events: ChargebeeEvent[];
	/** The cursor to keep once the events are handed on. */
	cursor: EventCursor;
	/** Why reading stopped early. With events in hand that is no failure: the next poll goes on where this one ended. */
	stoppedBy?: unknown;
}

/** Reads what happened since the last poll, each event once. */
export async function pollEvents(cursor: EventCursor, poll: EventPoll): Promise<Polled> {
	const { client, types, overlap, limit, deadline, clock } = poll;
	const found = new Map<string, ChargebeeEvent>();
	const read = await attempt(async () => {
		for await (const page of eventPages(client, { from: readFrom(cursor, overlap), types })) {
			for (const event of page) if (!(event.id in cursor.seen)) found.set(event.id, event);
			if (found.size >= limit || clock() >= deadline) break;
		}
	});
	const events = sortBy([...found.values()], ['occurred_at', 'id']);
	const stopped = read.ok ? {} : { stoppedBy: read.error };
	return { events, cursor: movedOn(cursor, events, overlap), ...stopped };
}

/** A cursor after everything that has happened so far; by the events themselves, since clocks differ. */
export async function startingNow(client: ChargebeeClient): Promise<EventCursor> {
	const [newest] = await newestEvents(client, [], 1);
	if (!newest) return startingAt(0);
	const cursor = startingAt(newest.occurred_at);
	const same: ChargebeeEvent[] = [];
	for await (const page of eventPages(client, { from: newest.occurred_at })) same.push(...page);
	return movedOn(cursor, same, 0);
}

/** The latest events, newest first. */
export async function newestEvents(
	client: ChargebeeClient,
	types: readonly string[],
	count: number,
): Promise<ChargebeeEvent[]> {
	const { value } = await eventPages(client, { types }, 'desc', count).next();
	return (value as ChargebeeEvent[] | undefined) ?? [];
}
