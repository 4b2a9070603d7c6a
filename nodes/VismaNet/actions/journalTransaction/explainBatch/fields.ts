import type { INodeProperties } from 'n8n-workflow';

import { maxWait, shownFor } from '../../../../shared/fields';
import { batchNumber } from '../fields';
import { ruleOptions, rulesFields } from '../rules/fields';

const options: INodeProperties[] = [
	{
		displayName: 'Known Events',
		name: 'knownEvents',
		type: 'json',
		default: '[]',
		description:
			'Chargebee events that were stored, for what Chargebee does not tell any more: older versions of documents, and the history of subscriptions',
	},
	{
		displayName: "Read Chargebee's Events",
		name: 'readsPast',
		type: 'boolean',
		default: true,
		description:
			'Whether to look through the events of Chargebee where a batch does not agree with its document as it is now: it may have been made of an older version',
	},
	maxWait,
];

export const description = shownFor('journalTransaction', 'explainBatch', [
	batchNumber,
	...rulesFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options, ...ruleOptions].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	},
]);
