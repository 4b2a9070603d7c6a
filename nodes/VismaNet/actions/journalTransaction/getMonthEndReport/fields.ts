import { maxWait, shownFor } from '../../../../shared/fields';
import { ownKeeping } from '../reconcileWithChargebee/fields';
import { ruleOptions, rulesFields } from '../rules/fields';

export const description = shownFor('journalTransaction', 'getMonthEndReport', [
	{
		displayName: 'Period',
		name: 'period',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-03',
		description: 'The month to report on. Empty for the last one that is over, in the time of the site.',
	},
	...rulesFields,
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...ownKeeping, ...ruleOptions, maxWait].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	},
]);
