import type { INodeProperties } from 'n8n-workflow';

import { recordLocator } from '../shared/fields';

/** Fields from which the parameters of writes are made. */
export const textField = (displayName: string, name: string, description: string, placeholder?: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description,
});

export const flagField = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: true,
	description,
});

export const dayField = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description,
});

export const choiceField = (
	displayName: string,
	name: string,
	description: string,
	choices: Array<[value: string, name: string]>,
): INodeProperties => {
	const options = choices.map(([value, choice]) => ({ name: choice, value }));
	const chosen = options[0]?.value ?? '';
	return { displayName, name, type: 'options', default: chosen, options, description };
};

/** `GL Accounts` -> `GL accounts`: words of capitals alone keep them. */
const inSentence = (title: string) => title.replace(/[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());

export const groupField = (displayName: string, name: string, description: string, values: INodeProperties[]): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	placeholder: `Add ${inSentence(displayName)}`,
	default: {},
	description,
	options: [{ displayName, name: 'fields', values }],
});

type Locator = Omit<Parameters<typeof recordLocator>[0], 'displayName' | 'name' | 'required'>;

const LOCATORS = {
	account: { searchListMethod: 'searchAccounts', keyName: 'By Number', placeholder: 'e.g. 3001' },
	branch: { searchListMethod: 'searchBranches', keyName: 'By Number', placeholder: 'e.g. 1' },
	creditTerms: { searchListMethod: 'searchCreditTerms', keyName: 'By ID', placeholder: 'e.g. 30' },
	currency: { searchListMethod: 'searchCurrencies', keyName: 'By Code', placeholder: 'e.g. EUR' },
	customer: { searchListMethod: 'searchCustomers', keyName: 'By Number', placeholder: 'e.g. 10001' },
	paymentMethod: { searchListMethod: 'searchPaymentMethods', keyName: 'By ID', placeholder: 'e.g. 10' },
	period: { searchListMethod: 'searchPeriods', keyName: 'By ID', placeholder: 'e.g. 202601' },
	segments: { searchListMethod: 'searchSegments', keyName: 'By Segments', placeholder: 'e.g. 1=10, 2=NO' },
	vatCategory: { searchListMethod: 'searchVatCategories', keyName: 'By ID', placeholder: 'e.g. 25' },
} satisfies Record<string, Locator>;

/** A record that is chosen from a list, of one of the kinds that have a picker. */
export const pickField = (
	displayName: string,
	name: string,
	kind: keyof typeof LOCATORS,
	description?: string,
	required = false,
): INodeProperties => recordLocator({ displayName, name, ...LOCATORS[kind], description, required });

/** Whether the parameters are fields or one JSON object. */
export const specifyField = (thing: string): INodeProperties => ({
	displayName: `Specify ${thing}`,
	name: 'specify',
	type: 'options',
	default: 'fields',
	options: [
		{ name: 'Using Fields Below', value: 'fields' },
		{ name: 'Using JSON', value: 'json' },
	],
});

export const SHOWN_IN_FIELDS = { show: { specify: ['fields'] } };
export const SHOWN_IN_JSON = { show: { specify: ['json'] } };

/** The record as JSON, by the names of Visma.net's own DTO. */
export const jsonField = (displayName: string, dto: string, example: string): INodeProperties => ({
	displayName,
	name: 'json',
	type: 'json',
	default: example,
	required: true,
	displayOptions: SHOWN_IN_JSON,
	description: `The fields of Visma.net's ${dto}, each value plain or as an object with a value`,
});

export const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to write nothing and return what would be sent',
};

/** What a write does when somebody else changed the record since it was read. */
export const versionFields: INodeProperties[] = [
	{
		displayName: 'Row Version',
		name: 'rowVersion',
		type: 'string',
		default: '={{ $json.timeStamp }}',
		placeholder: 'e.g. AAAAAE0YIiI=',
		description: 'The timeStamp with which the record was read (ETag). With it nothing is written over a change that somebody made since.',
	},
	{
		displayName: 'When Changed Meanwhile',
		name: 'whenChanged',
		type: 'options',
		default: 'report',
		description: 'What to do when the record has another Row Version by now',
		options: [
			{ name: 'Apply the Fields to What It Is Now', value: 'reapply' },
			{ name: 'Report Both Sides', value: 'report', description: 'Nothing is written; the outcome is conflict' },
		],
	},
];
