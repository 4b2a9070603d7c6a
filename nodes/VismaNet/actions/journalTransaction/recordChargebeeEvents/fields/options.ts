import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { maxWait, recordLocator } from '../../../../../shared/fields';
import { dryRun } from '../../fields';

const number = (
	displayName: string,
	name: string,
	[minValue, value, maxValue]: [number, number, number | undefined],
	description: string,
	displayOptions?: IDisplayOptions,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue, numberPrecision: 0, ...(maxValue === undefined ? {} : { maxValue }) },
	default: value,
	description,
	...(displayOptions === undefined ? {} : { displayOptions }),
});

/** How batches are posted; these apply wherever the rules come from. */
export const postingOptions: INodeProperties[] = [
	{
		displayName: 'After Posting',
		name: 'afterPosting',
		type: 'options',
		default: 'release',
		description: 'What becomes of a batch in Visma.net',
		options: [
			{ name: 'Put It on Hold', value: 'hold', description: 'It waits for a person to release it' },
			{ name: 'Release', value: 'release', description: 'It is booked in the ledger' },
		],
	},
	{
		displayName: 'Numbering',
		name: 'numbering',
		type: 'options',
		default: 'manual',
		description: 'How a batch is found again, so that nothing is booked twice',
		options: [
			{
				name: 'Manual: Numbers Made From the Documents',
				value: 'manual',
				description: 'Visma.net refuses a number twice. The number series must allow manual numbering on imports.',
			},
			{
				name: 'Search: Numbers Given by Visma.net',
				value: 'search',
				description: 'Batches are looked for by their descriptions before anything is posted: slower, and weaker when two runs meet. Do not go back to manual once something is posted: it would not be found.',
			},
		],
	},
	number(
		'Batch Number Length',
		'numberLength',
		[12, 15, 15],
		'Width of the number series. Never change it once something is posted: every batch would have another number.',
		{ hide: { numbering: ['search'] } },
	),
	{
		displayName: 'Closed Periods',
		name: 'closedPeriods',
		type: 'options',
		default: 'move',
		description: 'What becomes of an entry whose period is closed in Visma.net',
		options: [
			{ name: 'Move to the Next Open Period', value: 'move' },
			{ name: 'Refuse the Entry', value: 'refuse' },
		],
	},
	number('Description Length', 'descriptionLength', [30, 60, 255], 'Where the description of a batch is cut'),
	{
		...dryRun,
		description:
			'Whether to write nothing, and return the batches as they would be sent with a readable preview. Left out, the node writes, except as the tool of an AI agent.',
	},
	{
		displayName: 'Horizon: Last Month to Post',
		name: 'horizon',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-03',
		description: 'Entries of later months wait for a later run. Empty posts the recognition of all months at once.',
	},
	recordLocator({
		displayName: 'Ledger',
		name: 'ledger',
		searchListMethod: 'searchLedgers',
		keyName: 'By Number',
		placeholder: 'e.g. 1',
		description: "The company's own ledger when left out",
		required: false,
	}),
	number(
		'Max Reversals',
		'maxReversals',
		[0, 20, undefined],
		'If one run would reverse more batches than this, it reverses none and shows them',
	),
	maxWait,
	{
		displayName: 'Only Poster',
		name: 'onlyPoster',
		type: 'boolean',
		default: false,
		displayOptions: { show: { numbering: ['search'], posting: ['summary'] } },
		description:
			'Whether you see to it that no two executions post for this company at the same time. Monthly summaries need it where Visma.net gives the numbers.',
	},
	{
		displayName: 'Posting of Recognition',
		name: 'posting',
		type: 'options',
		default: 'single',
		description: 'How the monthly recognition of revenue gets into Visma.net. Sales, payments and corrections have batches of their own either way.',
		options: [
			{
				name: 'Monthly Summaries',
				value: 'summary',
				description: 'One batch for the month of many documents, each with lines of its own: for month-end runs over hundreds of documents',
			},
			{ name: 'Single Batches', value: 'single', description: 'A batch for each document and month' },
		],
	},
	{
		displayName: 'Reclassify',
		name: 'reclassify',
		type: 'boolean',
		default: false,
		description:
			'Whether to reverse what was posted under other rules, and post it again under these. Off reports it as a conflict.',
	},
];

const KEEPING = ['afterPosting', 'closedPeriods', 'descriptionLength', 'ledger', 'numbering', 'numberLength', 'onlyPoster', 'posting'];

/** Of those, what whoever compares the books must know: how batches are named, found and placed. */
export const keepingOptions = postingOptions.filter(({ name }) => KEEPING.includes(name));
