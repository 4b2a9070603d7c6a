import type { INodeProperties } from 'n8n-workflow';

import { EVENT_TYPES } from '../../../lib/chargebee';

const groups = [
	{ name: 'All Events', value: 'all', description: 'Every event, those of the future included' },
	{ name: 'Credit Notes', value: 'creditNote', description: 'Created, updated, deleted' },
	{ name: 'Customers', value: 'customer', description: 'Created, changed, deleted, moved' },
	{ name: 'Invoices', value: 'invoice', description: 'Generated, updated, deleted, and pending ones' },
	{ name: 'Payments', value: 'payment', description: 'Payments, refunds and transactions' },
	{ name: 'Subscriptions', value: 'subscription', description: 'The whole life of subscriptions, and unbilled charges' },
];

export const fields: INodeProperties[] = [
	{
		displayName:
			'On publishing, this node registers its own webhook endpoint on the Chargebee site, with the webhook user and password of the credential, and removes it on unpublishing. A site has room for five endpoints.',
		name: 'ownEndpoint',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Event Groups',
		name: 'groups',
		type: 'multiOptions',
		default: ['subscription', 'invoice', 'creditNote', 'payment'],
		options: groups,
		description: 'Events that belong together',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		default: [],
		options: EVENT_TYPES.map((type) => ({ name: type, value: type })),
		description: 'Single events, beside those of the groups',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Other Event Types',
				name: 'otherEvents',
				type: 'string',
				default: '',
				placeholder: 'e.g. invoice_archived, plan_archived',
				description: 'Event types that are newer than the list, separated by commas',
			},
			{
				displayName: 'Own API User',
				name: 'ownUser',
				type: 'string',
				default: '',
				description:
					'Name of the API key with which this n8n writes to Chargebee. Customer events caused by it are dropped, so that what came from Visma.net does not come back.',
			},
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
