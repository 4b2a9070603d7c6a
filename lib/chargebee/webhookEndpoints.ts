import { createHash } from 'node:crypto';

import type { ChargebeeClient, Write, Written } from './client';
import type { Form } from './form';
import { list } from './list';
import { recordPath } from './path';
import type { ChargebeeWebhookEndpoint } from './types/webhookEndpoint';

const PATH = '/webhook_endpoints';

/** What an endpoint should be. */
export interface EndpointSettings {
	name: string;
	url: string;
	user: string;
	password: string;
	/** Empty: every event. */
	events: string[];
}

interface EndpointAnswer {
	webhook_endpoint: ChargebeeWebhookEndpoint;
}

/** GET /webhook_endpoints; a site has five at most. */
export async function listEndpoints(client: ChargebeeClient): Promise<ChargebeeWebhookEndpoint[]> {
	const entries = await list<EndpointAnswer>(client, PATH, {});
	return entries.map((entry) => entry.webhook_endpoint);
}

/**
 * POST /webhook_endpoints, or POST /webhook_endpoints/{id} when there is one. A repeat whose reply was lost is answered
 * from Chargebee's memory, so it takes none of the five places twice.
 *
 * @param attemptId names this attempt of ours: the same settings saved again later are another write
 */
export async function saveEndpoint(
	client: ChargebeeClient,
	settings: EndpointSettings,
	attemptId: string,
	id?: string,
): Promise<ChargebeeWebhookEndpoint> {
	const path = id === undefined ? PATH : endpointPath(id);
	const form = endpointForm(settings);
	const idempotencyKey = createHash('sha256').update(JSON.stringify([attemptId, path, form])).digest('hex');
	return (await client.post<EndpointAnswer>(path, form, { idempotencyKey })).body.webhook_endpoint;
}

/** POST /webhook_endpoints/{id}/delete */
export async function deleteEndpoint(client: ChargebeeClient, id: string, write: Write): Promise<Written<EndpointAnswer>> {
	return await client.post<EndpointAnswer>(`${endpointPath(id)}/delete`, {}, write);
}

/** @throws RangeError when the id is empty */
export function endpointPath(id: string): string {
	return recordPath(PATH, id);
}

function endpointForm({ name, url, user, password, events }: EndpointSettings): Form {
	const enabled = Object.fromEntries(events.map((type, index) => [`enabled_events[${index}]`, type]));
	return {
		name,
		url,
		api_version: 'v2',
		disabled: false,
		basic_auth_username: user,
		basic_auth_password: password,
		...enabled,
	};
}
