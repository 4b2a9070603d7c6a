/** An address that events are sent to, with the credentials that the API never shows. */
export interface WebhookEndpoint {
	id: string;
	name: string;
	url: string;
	disabled: boolean;
	primary_url: boolean;
	api_version: 'v1' | 'v2';
	send_card_resource: boolean;
	/** Empty: all events. */
	enabled_events: string[];
	basic_auth_username?: string;
	basic_auth_password?: string;
	created_at: number;
	deleted: boolean;
}

/** Whether events of a type go to an endpoint. */
export function wants({ disabled, deleted, enabled_events }: WebhookEndpoint, eventType: string): boolean {
	return !disabled && !deleted && (enabled_events.length === 0 || enabled_events.includes(eventType));
}

/** An endpoint as the API shows it. */
export function shownEndpoint(endpoint: WebhookEndpoint) {
	const { id, name, url, disabled, primary_url, api_version, send_card_resource, enabled_events } = endpoint;
	const shown = { id, name, url, disabled, primary_url, api_version, send_card_resource, enabled_events };
	return { ...shown, object: 'webhook_endpoint' };
}
