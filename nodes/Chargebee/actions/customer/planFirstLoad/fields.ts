import type { INodeProperties } from 'n8n-workflow';

import { maxWait, shownFor } from '../../../../shared/fields';
import { mapping, mappingOptions } from '../syncFromVisma/fields';

const acceptMatches: INodeProperties = {
	displayName: 'Accept Matches By',
	name: 'acceptMatches',
	type: 'multiOptions',
	default: ['customField', 'organizationNumber', 'id', 'metaData'],
	description:
		'Which matches become lines for Linked Customers without a second look. Other matches are proposed, and hold their customer back until somebody writes the ID.',
	options: [
		{ name: 'Custom Field', value: 'customField', description: 'The two fields named in the options hold the same' },
		{ name: 'Email', value: 'email', description: 'One of the email addresses is the same; companies often share one' },
		{ name: 'Organization Number', value: 'organizationNumber', description: 'Organization or VAT number is the same, however it is written' },
		{ name: 'Same ID', value: 'id', description: 'The Chargebee ID is the Visma.net customer number, and nothing says that it is another company' },
		{ name: 'Trace of an Earlier Sync', value: 'metaData', description: 'The meta data of the Chargebee customer name the Visma.net customer' },
	],
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Chargebee Calls per Minute',
			name: 'chargebeePerMinute',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 150,
			description: 'What your plan allows, which Chargebee does not tell: 150 for test sites and Starter, 1000 for Performance, 3500 for Enterprise',
		},
		mappingOptions.inactiveCustomers,
		{
			displayName: 'Invoices Since',
			name: 'invoicesSince',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			description: 'The cut-off date of the invoice sync: only invoices from it on are counted',
		},
		{
			displayName: 'Match Field in Chargebee',
			name: 'matchChargebeeField',
			type: 'string',
			default: '',
			placeholder: 'e.g. cf_erp_number',
			description: 'A custom field by which customers can be told, beside ID, organization number and email',
		},
		{
			displayName: 'Match Field in Visma.net',
			name: 'matchVismaField',
			type: 'string',
			default: 'number',
			placeholder: 'e.g. attributes.CRMID',
			description: 'Where the same value stands in the Visma.net customer',
		},
		maxWait,
		{
			displayName: 'Parallel Writes',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
			default: 5,
			description: 'As the sync will have it: how many customers are written at once',
		},
		mappingOptions.vatNumber,
	],
};

const returns: INodeProperties = {
	displayName: 'Return',
	name: 'returns',
	type: 'options',
	default: 'all',
	options: [
		{ name: 'Customers and Plan', value: 'all', description: 'An item for each customer of Visma.net, and the plan as the last one' },
		{ name: 'Plan Only', value: 'plan', description: 'One item with the figures; the customers are in its file' },
	],
};

export const description = shownFor('customer', 'planFirstLoad', [...mapping, acceptMatches, returns, options]);
