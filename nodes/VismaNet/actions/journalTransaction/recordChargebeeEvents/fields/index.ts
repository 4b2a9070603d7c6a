import type { INodeProperties } from 'n8n-workflow';

import { shownFor } from '../../../../../shared/fields';
import { whenRefused } from '../../../../../shared/whenRefused';
import { ruleOptions, rulesFields } from '../../rules/fields';
import { postingOptions } from './options';

const dryRunOfTools: INodeProperties = {
	displayName:
		'An AI agent that uses this tool gets a dry run: it sees the batches that would be posted, and nothing is written. To let it post, add the option Dry Run below and leave it off.',
	name: 'dryRunOfTools',
	type: 'notice',
	default: '',
	displayOptions: { show: { '@tool': [true] } },
};

export const description = shownFor('journalTransaction', 'recordChargebeeEvents', [
	dryRunOfTools,
	{
		displayName: 'Event',
		name: 'event',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description:
			'A Chargebee event, as the Chargebee Billing Trigger gives it, or a list of them, as Get for Month-End does. All items are booked together: their order does not matter, and repeated events do no harm.',
	},
	...rulesFields,
	whenRefused,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...postingOptions, ...ruleOptions].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	},
]);
