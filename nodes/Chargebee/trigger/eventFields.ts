import type { INodeProperties } from 'n8n-workflow';

import { EVENT_TYPES } from '../../../lib/chargebee';
import { words } from '../filters/words';

const groups = [
	{ name: 'All Events', value: 'all', description: 'Every event, those of the future included' },
	{ name: 'Credit Notes', value: 'creditNote', description: 'Created, updated, deleted' },
	{ name: 'Customers', value: 'customer', description: 'Created, changed, deleted, moved' },
	{ name: 'Invoices', value: 'invoice', description: 'Generated, updated, deleted, and pending ones' },
	{ name: 'Payments', value: 'payment', description: 'Payments, refunds and transactions' },
	{ name: 'Subscriptions', value: 'subscription', description: 'The whole life of subscriptions, and unbilled charges' },
];

/** Which events: groups, and single ones beside them. */
export const eventFields: INodeProperties[] = [
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
		options: EVENT_TYPES.map((type) => ({ name: words(type), value: type })),
		description: 'Single events, beside those of the groups',
	},
];

export const ownUser: INodeProperties = {
	displayName: 'Own API User',
	name: 'ownUser',
	type: 'string',
	default: '',
	description:
		'Name of the API key with which this n8n writes to Chargebee. Customer events caused by it are dropped, so that what came from Visma.net does not come back.',
};

export const otherEvents: INodeProperties = {
	displayName: 'Other Event Types',
	name: 'otherEvents',
	type: 'string',
	default: '',
	placeholder: 'e.g. invoice_archived, plan_archived',
	description: 'Event types that are newer than the list, separated by commas',
};
