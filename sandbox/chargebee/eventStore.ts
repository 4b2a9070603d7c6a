import type { Row } from './listing';

export type WebhookStatus =
	| 'not_configured'
	| 'scheduled'
	| 'succeeded'
	| 're_scheduled'
	| 'failed'
	| 'disabled'
	| 'not_applicable'
	| 'skipped';

export interface ChargebeeEvent {
	id: string;
	occurred_at: number;
	source: 'api' | 'admin_console' | 'scheduled_job';
	/** Missing when nobody did it. */
	user?: string;
	object: 'event';
	api_version: 'v2';
	event_type: string;
	webhook_status: WebhookStatus;
	/** How the delivery to each endpoint stands. */
	webhooks?: Array<{ id: string; webhook_status: WebhookStatus; object: 'webhook' }>;
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
	private byId = new Map<string, Row<ChargebeeEvent>>();
	private lastSeq = 0;

	fill(events: ChargebeeEvent[]): void {
		this.events = [];
		this.byId.clear();
		this.lastSeq = 0;
		for (const event of events) this.put(event);
	}

	add(event: NewEvent): ChargebeeEvent {
		const id = `ev_nordic_${String(this.lastSeq + 1).padStart(8, '0')}`;
		return this.put({ id, object: 'event', api_version: 'v2', ...event });
	}

	get(id: string): ChargebeeEvent | undefined {
		return this.byId.get(id)?.resource;
	}

	/** Replaces members that change after the event: how its webhooks stand. */
	update(id: string, changes: Partial<ChargebeeEvent>): void {
		const row = this.byId.get(id);
		if (row) row.resource = { ...row.resource, ...changes };
	}

	rows(): Array<Row<ChargebeeEvent>> {
		return this.events;
	}

	all(): ChargebeeEvent[] {
		return this.events.map(({ resource }) => resource);
	}

	/** Adds an event as it is. */
	put(event: ChargebeeEvent): ChargebeeEvent {
		const row = { seq: ++this.lastSeq, resource: event };
		this.events.push(row);
		this.byId.set(event.id, row);
		return event;
	}
}
