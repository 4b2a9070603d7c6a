import type { INodeProperties } from 'n8n-workflow';

import { creditTerms, customFields } from '../../../../Chargebee/actions/customer/syncFromVisma/fields';
import { maxWait, shownFor } from '../../../../shared/fields';
import { postingOptions } from '../recordChargebeeEvents/fields/options';
import { ruleOptions, rulesFields } from '../rules/fields';
import { POSTING } from './posting';

/** How batches are posted, where the node does not read it from the one that posts them. */
const posting = postingOptions
	.filter(({ name }) => (POSTING as readonly string[]).includes(name))
	.map((option) => ({ ...option, displayOptions: { ...option.displayOptions, show: { ...option.displayOptions?.show, '/rulesFrom': ['tables', 'json'] } } }));

const options: INodeProperties[] = [
	{
		displayName: 'Chargebee Calls per Minute',
		name: 'callsPerMinute',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 150,
		description: 'What the plan of the site allows; Chargebee does not tell. Test sites and the smallest plan have 150.',
	},
	{
		displayName: 'Documents to Book',
		name: 'records',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 1000,
		description: 'How many customers or documents the first run has: whether the rate limits of both sides leave room for it is looked at',
	},
	{
		displayName: 'Documents to Try',
		name: 'documents',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 100,
		description: 'How many of the newest invoices, and of the newest credit notes, are tried under the rules',
	},
	{
		displayName: 'Last Month to Post',
		name: 'until',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12',
		description: 'Up to which month periods must be there and open. Empty for a year from now.',
	},
	maxWait,
	{
		displayName: 'N8n Address',
		name: 'address',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.acme.com',
		description: 'Where Chargebee reaches this n8n. Left out, the address that n8n itself gives (N8N_WEBHOOK_URL).',
	},
	{
		displayName: 'Organisation Number',
		name: 'corporateId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 556703-7485',
		description: 'Of the company that is meant: a company for testing has another one',
	},
	{
		displayName: 'Try Rights',
		name: 'tryRights',
		type: 'boolean',
		default: false,
		description:
			'Whether to find out if the Chargebee API key may write, by changing a customer that does not exist: Chargebee refuses it either way, and nothing is left of it. Off, nothing but reads is sent.',
	},
	{
		displayName: 'Webhooks',
		name: 'webhooks',
		type: 'boolean',
		default: true,
		description: 'Whether events arrive by webhook. Switch it off where the Chargebee Billing Poll Trigger fetches them.',
	},
];

export const description = shownFor('journalTransaction', 'checkSetUp', [
	...rulesFields,
	{ ...creditTerms, description: 'The rows of the flow that syncs customers. Every credit term of Visma.net needs one, once there is any.' },
	{ ...customFields, description: 'The rows of the flow that syncs customers: whether the site has these fields is looked at' },
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options, ...posting, ...ruleOptions].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	},
]);
