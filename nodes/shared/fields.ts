import { type IDisplayOptions, type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import type { RetryPolicy } from '../../lib/http';

/** Shows fields for one operation only. */
export function shownFor(resource: string, operation: string, fields: INodeProperties[]): INodeProperties[] {
	const displayOptions: IDisplayOptions = { show: { resource: [resource], operation: [operation] } };
	return updateDisplayOptions(displayOptions, fields);
}

/** A table whose rows show what is filled in and what is always shown; the other columns are behind a button. */
export const wideTable = (button: string) => ({
	multipleValues: true,
	sortable: true,
	hideOptionalFields: true,
	addOptionalFieldButtonText: button,
});

/** A column that rows of a wide table show also while it is empty. */
export const alwaysShown = (column: INodeProperties): INodeProperties => ({
	...column,
	typeOptions: { ...column.typeOptions, showEvenWhenOptional: true },
});

/** Return All and Limit, as n8n has them everywhere. */
export const returnAllOrLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** How long a call waits and is repeated, in seconds; an attempt under way is not cut short by it. */
export const maxWait: INodeProperties = {
	displayName: 'Max Wait (Seconds)',
	name: 'maxWaitSeconds',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 90,
	description:
		'How long to go on waiting and repeating a call when the other system asks to wait or is out of order, not how long one call may take. A longer wait ends the execution at once, saying when to come back.',
};

/** What the field Max Wait means to lib/http; the policy's own default where it is not set. */
export function waitPolicy(maxWaitSeconds: number | undefined): Partial<RetryPolicy> {
	return maxWaitSeconds === undefined ? {} : { waitBudgetMs: maxWaitSeconds * 1000 };
}

/** A record of the other system, chosen from a list or given by its key. */
export function recordLocator(options: {
	displayName: string;
	name: string;
	searchListMethod: string;
	keyName: string;
	placeholder: string;
	description?: string;
	/** @default true */
	required?: boolean;
	displayOptions?: IDisplayOptions;
}): INodeProperties {
	const { displayName, name, searchListMethod, keyName, placeholder, description, required = true, displayOptions } = options;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		// as n8n keeps it: what is equal to its default counts as not filled in
		default: { __rl: true, mode: 'list', value: '' },
		required,
		...(description === undefined ? {} : { description }),
		...(displayOptions === undefined ? {} : { displayOptions }),
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } },
			{ displayName: keyName, name: 'id', type: 'string', placeholder },
		],
	};
}
