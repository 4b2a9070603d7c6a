import type { Row } from './listing';

export interface ChargebeeEvent {
	id: string;
	occurred_at: number;
	source: 'api' | 'admin_console';
	user: string;
	object: 'event';
	api_version: 'v2';
	event_type: string;
	webhook_status: 'not_configured' | 'disabled';
	content: Record<string, unknown>;
	[field: string]: unknown;
}

export type NewEvent = Pick<
	ChargebeeEvent,
	'event_type' | 'content' | 'occurred_at' | 'source' | 'user' | 'webhook_status'
>;

/** What happened on the site, oldest first. */
export class EventStore {
	private events: Array<Row<ChargebeeEvent>> = [];
	private byId = new Map<string, ChargebeeEvent>();
	private lastSeq = 0;

	fill(events: ChargebeeEvent[]): void {
		this.events = [];
		this.byId.clear();
		this.lastSeq = 0;
		for (const event of events) this.put(event);
	}

	add(event: NewEvent): void {
		const id = `ev_nordic_${String(this.lastSeq + 1).padStart(8, '0')}`;
		this.put({ id, object: 'event', api_version: 'v2', ...event });
	}

	get(id: string): ChargebeeEvent | undefined {
		return this.byId.get(id);
	}

	rows(): Array<Row<ChargebeeEvent>> {
		return this.events;
	}

	all(): ChargebeeEvent[] {
		return this.events.map(({ resource }) => resource);
	}

	private put(event: ChargebeeEvent): void {
		this.events.push({ seq: ++this.lastSeq, resource: event });
		this.byId.set(event.id, event);
	}
}
