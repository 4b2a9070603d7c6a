import type { INodeProperties } from 'n8n-workflow';

import { maxWait, shownFor } from '../../../../shared/fields';
import { whenRefused } from '../../../../shared/whenRefused';
import { raiseWebhooks } from '../../../writeFields';

const sources = (noun: string) => [
	{ name: `Invoice ${noun}`, value: 'invoice' },
	{ name: `Main ${noun}`, value: 'main' },
];

const creditTerms: INodeProperties = {
	displayName: 'Credit Terms',
	name: 'creditTerms',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add credit terms',
	default: {},
	description:
		"Visma.net credit terms and the days they give to pay. Empty leaves Chargebee's payment terms alone; with rows, a customer whose terms have none is refused.",
	options: [
		{
			displayName: 'Terms',
			name: 'terms',
			values: [
				{
					displayName: 'Credit Terms ID',
					name: 'termsId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 30',
					description: 'As in Visma.net, Credit Terms',
				},
				{
					displayName: 'Net Term Days',
					name: 'netTermDays',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 0 },
					default: 30,
					description: 'Days after the invoice date on which payment is due',
				},
			],
		},
	],
};

const customFields: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add custom field',
	default: {},
	description: "Chargebee's custom fields and where in the Visma.net customer their value stands",
	options: [
		{
			displayName: 'Fields',
			name: 'fields',
			values: [
				{
					displayName: 'Chargebee Field',
					name: 'chargebeeField',
					type: 'string',
					default: '',
					placeholder: 'e.g. cf_partner_tier',
					description: 'API name of a custom field for customers, which must exist on the site',
				},
				{
					displayName: 'Visma.net Field',
					name: 'vismaField',
					type: 'string',
					default: '',
					placeholder: 'e.g. attributes.PARTNERTIER',
					description: 'An attribute as "attributes." and its ID, else the path of a field, as in vatZone.description',
				},
			],
		},
	],
};

const inactiveCustomers: INodeProperties = {
	displayName: 'Inactive Customers',
	name: 'inactiveCustomers',
	type: 'options',
	default: 'skip',
	description: 'What to do with customers that are inactive in Visma.net',
	options: [
		{ name: 'Skip', value: 'skip' },
		{ name: 'Sync', value: 'sync' },
	],
};

const vatNumber: INodeProperties = {
	displayName: 'VAT Number',
	name: 'vatNumber',
	type: 'options',
	default: 'asInVisma',
	description: 'How the VAT number is written',
	options: [
		{ name: 'As in Visma.net', value: 'asInVisma' },
		{ name: 'Leave Alone', value: 'leaveAlone' },
		{ name: 'Without Country Code', value: 'withoutCountry' },
	],
};

/** What decides how a customer should be in Chargebee: the same wherever customers are compared. */
export const mapping: INodeProperties[] = [
	{
		displayName: 'Address',
		name: 'addressSource',
		type: 'options',
		default: 'invoice',
		options: sources('Address'),
		description: 'Which address becomes the billing address; the other one serves where it is empty',
	},
	{
		displayName: 'Contact',
		name: 'contactSource',
		type: 'options',
		default: 'invoice',
		options: sources('Contact'),
		description: 'Whose name, email and phone are used; the other contact serves where it is empty',
	},
	creditTerms,
	customFields,
];

/** The options that do so too. */
export const mappingOptions = { inactiveCustomers, vatNumber };

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description: 'Whether to decide and report without writing anything',
		},
		inactiveCustomers,
		maxWait,
		{
			displayName: 'Parallel Writes',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
			default: 5,
			description: 'How many customers are written at once; writes to one customer always stay in order',
		},
		raiseWebhooks,
		vatNumber,
	],
};

export const description = shownFor('customer', 'syncFromVisma', [
	{
		displayName: 'Visma.net Customer',
		name: 'vismaCustomer',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description: 'The customer as Visma.net ERP: Customer: Get or Get Many returns it',
	},
	...mapping,
	whenRefused,
	options,
]);
