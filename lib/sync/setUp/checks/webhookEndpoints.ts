import type { Check } from '../check';
import { failed, passed, warning } from '../finding';

/** Chargebee's limit (API v2, webhook endpoints). */
const MAX_ENDPOINTS = 5;

/** Whether the trigger finds a place for its endpoint on the site. */
export const webhookEndpoints: Check = {
	name: 'webhook-endpoints',
	needs: ['chargebee'],
	async run({ read, settings: { webhookUrl } }) {
		if (webhookUrl === undefined) return [passed('No webhook is used: events are polled.')];
		const endpoints = await read.endpoints();
		const origin = URL.canParse(webhookUrl) ? new URL(webhookUrl).origin : webhookUrl;
		const own = endpoints.filter(({ url }) => url.startsWith(origin));
		const evidence = { endpoints: endpoints.map(({ name, url, disabled = false }) => ({ name, url, disabled })) };
		const stopped = own.find(({ disabled }) => disabled === true);
		if (stopped) return [failed(`The webhook endpoint ${stopped.name} of this n8n is switched off: no event arrives.`, 'Switch it on under Settings > Configure Chargebee > API Keys and Webhooks, or unpublish and publish the flow.', evidence)];
		if (own.length > 0) return [passed(`This n8n has ${own.length} of the ${MAX_ENDPOINTS} webhook endpoints of the site.`, evidence)];
		const free = MAX_ENDPOINTS - endpoints.length;
		if (free <= 0) return [failed(`All ${MAX_ENDPOINTS} webhook endpoints of the site are taken: ${endpoints.map(({ name }) => name).join(', ')}.`, 'Delete one that is no longer needed (Settings > Configure Chargebee > API Keys and Webhooks), or use the Chargebee Billing Poll Trigger, which needs none.', evidence)];
		if (free === 1) return [warning('One webhook endpoint of the site is left: the flow takes it, and testing the trigger in the editor finds none.', 'Delete one that is no longer needed, or leave the trigger published.', evidence)];
		return [passed(`${free} of the ${MAX_ENDPOINTS} webhook endpoints of the site are free.`, evidence)];
	},
};
