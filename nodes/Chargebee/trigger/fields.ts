import type { INodeProperties } from 'n8n-workflow';

import { eventFields, otherEvents, ownUser } from './eventFields';

export const fields: INodeProperties[] = [
	{
		displayName:
			'On publishing, this node registers its own webhook endpoint on the Chargebee site, with the webhook user and password of the credential, and removes it on unpublishing. A site has room for five endpoints.',
		name: 'ownEndpoint',
		type: 'notice',
		default: '',
	},
	...eventFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			otherEvents,
			ownUser,
			{
				displayName: 'Read Each Event Afresh',
				name: 'refetch',
				type: 'boolean',
				default: true,
				description:
					'Whether to read each event from Chargebee before it is passed on: what cannot be read there was not sent by Chargebee',
			},
		],
	},
];

export interface TriggerOptions {
	ownUser?: string;
	otherEvents?: string;
	refetch?: boolean;
}
