/** An address that Chargebee tells of events. Its password is never given back. */
export interface ChargebeeWebhookEndpoint {
	id: string;
	name: string;
	url: string;
	disabled?: boolean;
	/** Empty or absent: every event. */
	enabled_events?: string[];
}
