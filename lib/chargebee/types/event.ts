/** What happened on the site, with the records as they were then. */
export interface ChargebeeEvent {
	id: string;
	/** Seconds since the epoch. */
	occurred_at: number;
	event_type: string;
	/** `api`, `admin_console`, `scheduled_job` and others. */
	source?: string;
	/** With source `api` the name of the key, with `admin_console` the person. */
	user?: string;
	api_version?: string;
	content: Record<string, unknown>;
	webhook_status?: string;
}
