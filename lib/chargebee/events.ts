import type { ChargebeeClient } from './client';
import type { Form } from './form';
import { list } from './list';
import type { ChargebeeEvent } from './types/event';

/** GET /events/{id} */
export async function getEvent(client: ChargebeeClient, id: string): Promise<ChargebeeEvent> {
	return (await client.get<{ event: ChargebeeEvent }>(`/events/${encodeURIComponent(id)}`)).event;
}

/** GET /events: what happened on the site, oldest first. There is no filter on what the events are about. */
export async function listEvents(client: ChargebeeClient, filter: Form): Promise<ChargebeeEvent[]> {
	const entries = await list<{ event: ChargebeeEvent }>(client, '/events', { ...filter, 'sort_by[asc]': 'occurred_at' });
	return entries.map((entry) => entry.event);
}
