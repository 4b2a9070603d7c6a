import type { Check } from '../check';
import { failed, passed, warning } from '../finding';

const PORTS = ['', '80', '443', '8080', '8443'];
const PRIVATE = /^(localhost|.*\.local|.*\.internal|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[?::1\]?)/;

const SET = 'set N8N_WEBHOOK_URL to its address.';

/** Whether Chargebee can call the address that n8n gives to the world. */
export const webhookAddress: Check = {
	name: 'webhook-address',
	needs: [],
	async run({ settings: { webhookUrl, site } }) {
		if (webhookUrl === undefined) return [passed('No webhook is used: events are polled.')];
		if (!URL.canParse(webhookUrl)) return [failed(`"${webhookUrl}" is no address.`, 'Enter the address under which n8n is reached from outside, https://n8n.acme.com say.')];
		const { protocol, port, hostname, origin } = new URL(webhookUrl);
		const evidence = { address: origin };
		if (!PORTS.includes(port)) return [failed(`Chargebee calls no webhook on port ${port} (${origin}).`, `It only calls the ports 80, 443, 8080 and 8443. Put a reverse proxy before n8n and ${SET}`, evidence)];
		// A stand-in of Chargebee beside n8n reaches it, and nobody listens on the way.
		if (isPrivate(site.baseUrl)) return [passed(`Webhooks arrive at ${origin}.`, evidence)];
		if (PRIVATE.test(hostname)) return [failed(`Chargebee cannot reach ${origin}: that is an address inside your network.`, `Make n8n reachable from outside through a reverse proxy and ${SET} Or use the Chargebee Billing Poll Trigger.`, evidence)];
		if (protocol !== 'https:') return [warning(`Webhooks arrive at ${origin} without encryption: user and password of the webhook can be read on the way.`, `Put a reverse proxy with a certificate before n8n and ${SET}`, evidence)];
		return [passed(`Webhooks arrive at ${origin}. Whether it is reached from outside shows with the first event.`, evidence)];
	},
};

const isPrivate = (url: string) => URL.canParse(url) && PRIVATE.test(new URL(url).hostname);
