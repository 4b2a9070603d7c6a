/** A Chargebee event as it arrives; its content is read defensively, so any JSON object will do. */
export interface LedgerEvent {
	id?: string;
	event_type?: string;
	/** Unix seconds. */
	occurred_at?: number;
	content?: object;
}
