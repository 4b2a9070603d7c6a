import type { ChargebeeClient } from './client';
import type { Form } from './form';
import { list } from './list';
import { recordPath } from './path';
import type { ChargebeeEvent } from './types/event';

const PATH = '/events';

interface EventAnswer {
	event: ChargebeeEvent;
}

/** GET /events/{id} */
export async function getEvent(client: ChargebeeClient, id: string): Promise<ChargebeeEvent> {
	return (await client.get<EventAnswer>(recordPath(PATH, id))).event;
}

/**
 * GET /events: the first `limit` that pass the filter, or all of them; the oldest first unless the filter sorts, since
 * Chargebee does not say in which order it lists them otherwise.
 */
export async function listEvents(client: ChargebeeClient, filter: Form, limit?: number): Promise<ChargebeeEvent[]> {
	const isSorted = Object.keys(filter).some((name) => name.startsWith('sort_by'));
	const query = isSorted ? filter : { ...filter, 'sort_by[asc]': 'occurred_at' };
	const entries = await list<EventAnswer>(client, PATH, query, limit);
	return entries.map((entry) => entry.event);
}
