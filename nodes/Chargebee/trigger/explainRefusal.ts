import { attempt } from '../../../lib/attempt';
import { type ChargebeeClient, type ChargebeeError, listEndpoints } from '../../../lib/chargebee';
import type { Explanation } from '../../../lib/http';

/** Chargebee's limit, and the ports that it calls (API v2, webhook endpoints). */
const MAX_ENDPOINTS = 5;
const PORTS = ['', '80', '443', '8080', '8443'];

/** Why Chargebee does not take an endpoint, where its own words do not say what to do; undefined for anything else. */
export async function explainRefusal(
	error: ChargebeeError,
	url: string,
	client: ChargebeeClient,
): Promise<Explanation | undefined> {
	const { port, host } = new URL(url);
	if (error.param === 'url' && !PORTS.includes(port)) {
		return {
			message: `Chargebee calls no webhook on port ${port} (${host})`,
			remedy:
				'It only calls the ports 80, 443, 8080 and 8443. Put a reverse proxy before n8n and set N8N_WEBHOOK_URL to its ' +
				'address.',
			code: 'webhook-port',
		};
	}
	const listed = error.refusesRecord ? await attempt(async () => await listEndpoints(client)) : undefined;
	if (!listed?.ok || listed.value.length < MAX_ENDPOINTS) return undefined;
	const taken = listed.value.map((endpoint) => `${endpoint.name} (${endpoint.url})`).join('; ');
	return {
		message: `All ${MAX_ENDPOINTS} webhook endpoints of the Chargebee site are taken`,
		remedy: `Delete one that is no longer needed (Settings > Configure Chargebee > API Keys and Webhooks), then publish again. Taken by: ${taken}.`,
		code: 'webhook-limit',
	};
}
