import type { INodeProperties } from 'n8n-workflow';

export const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to write nothing and return what would be sent',
};

export const raiseWebhooks: INodeProperties = {
	displayName: 'Raise Webhooks',
	name: 'raiseWebhooks',
	type: 'boolean',
	default: false,
	description:
		'Whether webhook endpoints of the site are told of these changes. Off keeps them from coming back to Visma.net.',
};
