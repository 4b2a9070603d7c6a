import type { INodeProperties } from 'n8n-workflow';

import { maxWait, shownFor } from '../../../../shared/fields';
import { ruleOptions, rulesFields } from '../rules/fields';

const options: INodeProperties[] = [
	{
		displayName: 'Archived Item Prices',
		name: 'archived',
		type: 'boolean',
		default: false,
		description: 'Whether item prices count that are not sold any more; subscriptions may still have them',
	},
	{
		displayName: 'Documents to Try',
		name: 'documents',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 100,
		description:
			'How many of the newest invoices, and of the newest credit notes, are tried under the rules: VAT rates and countries without a rule show there',
	},
	maxWait,
];

export const description = shownFor('journalTransaction', 'checkRules', [
	{
		displayName: 'Return',
		name: 'return',
		type: 'options',
		default: 'everything',
		options: [
			{ name: 'Coverage', value: 'coverage', description: 'One item per item price: its accounts, and the rule that gives each' },
			{ name: 'Findings', value: 'findings', description: 'One item per thing that is wrong or odd; one that says so when there is none' },
			{ name: 'Findings and Coverage', value: 'everything' },
		],
	},
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
