import type { INodeProperties } from 'n8n-workflow';

import { shownFor } from '../../../../shared/fields';
import { postingOptions } from '../recordChargebeeEvents/fields/options';
import { ruleOptions, rulesFields } from '../rules/fields';

const document: INodeProperties[] = [
	{
		displayName: 'Preview',
		name: 'previewOf',
		type: 'options',
		default: 'invoice',
		description: 'What Chargebee has of it now is previewed; nothing is written',
		options: [
			{ name: 'Credit Note', value: 'creditNote' },
			{ name: 'Event', value: 'event', description: 'Every document that an event tells of' },
			{ name: 'Invoice', value: 'invoice' },
		],
	},
	{
		displayName: 'Document ID',
		name: 'documentId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. INV-1001',
		description: 'ID of the invoice or credit note in Chargebee',
		displayOptions: { show: { previewOf: ['creditNote', 'invoice'] } },
	},
	{
		displayName: 'Event',
		name: 'event',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description: 'A Chargebee event, as the Chargebee Billing Trigger gives it',
		displayOptions: { show: { previewOf: ['event'] } },
	},
];

/** Nothing is ever written here, so nothing says whether it is. */
const options = [...postingOptions.filter(({ name }) => name !== 'dryRun'), ...ruleOptions];

export const description = shownFor('journalTransaction', 'previewDocument', [
	...document,
	...rulesFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	},
]);
