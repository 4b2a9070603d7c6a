import type { ChargebeeClient } from './client';
import type { ChargebeeEvent } from './types/event';

/** GET /events/{id} */
export async function getEvent(client: ChargebeeClient, id: string): Promise<ChargebeeEvent> {
	return (await client.get<{ event: ChargebeeEvent }>(`/events/${encodeURIComponent(id)}`)).event;
}
