import type { ReadNoun } from '../../readOperations';

export const NOUN: ReadNoun = {
	resource: 'webhookEndpoint',
	one: 'Webhook endpoint',
	many: 'webhook endpoints',
};
