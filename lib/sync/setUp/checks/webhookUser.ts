import type { Check } from '../check';
import { failed, passed } from '../finding';

/** User and password that Chargebee sends with every event: the trigger refuses to be published without them. */
export const webhookUser: Check = {
	name: 'webhook-user',
	needs: [],
	async run({ settings: { webhookUrl, site } }) {
		if (webhookUrl === undefined) return [passed('No webhook is used: events are polled.')];
		if (site.hasWebhookUser) return [passed('Webhooks carry a user and a password.')];
		return [failed('The Chargebee credential has no webhook user and password: anybody could send events.', 'Make up both and enter them in the credential; the trigger hands them to Chargebee by itself.')];
	},
};
