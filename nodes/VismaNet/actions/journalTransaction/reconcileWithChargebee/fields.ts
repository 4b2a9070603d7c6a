import type { INodeProperties } from 'n8n-workflow';

import { maxWait, shownFor } from '../../../../shared/fields';
import { keepingOptions } from '../recordChargebeeEvents/fields/options';
import { ruleOptions, rulesFields } from '../rules/fields';

/** How the books are kept, as the node says that keeps them; with the rules of another node, its options are taken. */
export const ownKeeping = keepingOptions.map((field): INodeProperties => ({
	...field,
	displayOptions: { ...field.displayOptions, show: { ...field.displayOptions?.show, '/rulesFrom': ['tables', 'json'] } },
}));

export const description = shownFor('journalTransaction', 'reconcileWithChargebee', [
	{
		displayName: 'From Period',
		name: 'fromPeriod',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-01',
		description: 'The first month to compare. Empty for all since the cut-over date.',
	},
	{
		displayName: 'To Period',
		name: 'toPeriod',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-03',
		description: 'The last month to compare: later entries are no difference, booked or not. Empty for the last month that is over, in the time of the site.',
	},
	...rulesFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...ownKeeping, ...ruleOptions, maxWait].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	},
]);
