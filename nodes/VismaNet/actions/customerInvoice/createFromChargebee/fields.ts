import type { INodeProperties } from 'n8n-workflow';

import { currencyDecimals } from '../../../../shared/currencyDecimals';
import { alwaysShown, maxWait, shownFor, wideTable } from '../../../../shared/fields';
import { whenRefused } from '../../../../shared/whenRefused';
import { dryRun, pickField, textField } from '../../../writeFields';
import { REGIONS } from '../../journalTransaction/rules/words';
import { COLUMN_NAMES } from './words';

const region: INodeProperties = {
	displayName: 'If Region Is',
	name: 'region',
	type: 'options',
	default: '',
	description: 'Where the customer is, seen from the home country',
	options: [
		{ name: 'Any', value: '' },
		{ name: REGIONS.domestic, value: 'domestic' },
		{ name: REGIONS.eu, value: 'eu' },
		{ name: REGIONS.export, value: 'export' },
	],
};

const mapping: INodeProperties = {
	displayName: 'Mapping',
	name: 'mapping',
	type: 'fixedCollection',
	typeOptions: wideTable('Add criterion or column'),
	placeholder: 'Add row',
	default: {},
	displayOptions: { show: { mappingFrom: ['table'] } },
	description:
		'How lines are booked to which all filled criteria of a row apply. Each column is taken from the most specific row that fills it: item price counts most, then region, then VAT rate.',
	options: [
		{
			displayName: 'Row',
			name: 'row',
			values: [
				alwaysShown(textField('If Item Price Is', 'itemPrice', 'ID of the item price in Chargebee; empty for any', 'e.g. pro-SEK-Yearly')),
				region,
				alwaysShown(textField('If VAT Rate (%) Is', 'vatRate', 'The exact rate in per cent, 0 where there is no VAT; empty for any', 'e.g. 25')),
				alwaysShown(pickField(COLUMN_NAMES.account, 'account', 'account', 'Revenue; the deferred part is moved by the deferral code')),
				pickField(COLUMN_NAMES.subaccount, 'subaccount', 'segments', 'Segments and their values'),
				alwaysShown(pickField(COLUMN_NAMES.vatCode, 'vatCode', 'vatCategory', 'VAT category of the line in Visma.net')),
				alwaysShown(
					textField(
						COLUMN_NAMES.deferralCode,
						'deferralCode',
						'For plans and addons whose service goes on after the month of the document. Write none to earn them at once.',
						'e.g. ABO12',
					),
				),
				textField(
					COLUMN_NAMES.taxId,
					'taxId',
					"The tax in Visma.net whose amount is taken from Chargebee, to the smallest unit. Empty lets Visma.net reckon the VAT.",
					'e.g. 25',
				),
			],
		},
	],
};

const options: INodeProperties[] = [
	currencyDecimals,
	textField(
		'Customer Number Field',
		'customerNumberField',
		'Field of the Chargebee customer that holds the Visma.net customer number, for customers whose ID does not have the prefix of the credential',
		'e.g. cf_visma_number',
	),
	{
		displayName: 'Default Region',
		name: 'defaultRegion',
		type: 'options',
		default: 'domestic',
		description: 'For customers without a country. Left out, their documents are refused.',
		options: [
			{ name: REGIONS.domestic, value: 'domestic' },
			{ name: REGIONS.eu, value: 'eu' },
			{ name: REGIONS.export, value: 'export' },
		],
	},
	{
		displayName: 'Description Length',
		name: 'descriptionLength',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 255, numberPrecision: 0 },
		default: 30,
		description: 'Where the description of a line is cut',
	},
	{
		...dryRun,
		description:
			'Whether to write nothing, and return the documents as they would be sent. Left out, the node writes, except as the tool of an AI agent.',
	},
	{
		displayName: 'Exchange Rate',
		name: 'exchangeRate',
		type: 'options',
		default: 'visma',
		description: 'Which rate documents in a foreign currency have',
		options: [
			{ name: 'Of the Chargebee Document', value: 'chargebee' },
			{ name: 'Of the Day in Visma.net', value: 'visma' },
		],
	},
	maxWait,
	pickField('Rounding Account', 'roundingAccount', 'account', 'Where the rounding of a document goes. Left out, rounded documents are refused.'),
	pickField('Rounding VAT Code', 'roundingVatCode', 'vatCategory', 'VAT category without VAT, for the line of the rounding'),
	{
		displayName: 'Sent by Visma.net',
		name: 'sendsDocuments',
		type: 'boolean',
		default: false,
		description: 'Whether Visma.net may print and e-mail the documents. Usually Chargebee has sent them already.',
	},
	pickField('Site Base Currency', 'siteBaseCurrency', 'currency', "The currency that exchange rates of Chargebee lead to, where its documents do not say so. The company's own when left out."),
];

const dryRunOfTools: INodeProperties = {
	displayName:
		'An AI agent that uses this tool gets a dry run: it sees the documents that would be created, and nothing is written. To let it write, add the option Dry Run below and leave it off.',
	name: 'dryRunOfTools',
	type: 'notice',
	default: '',
	displayOptions: { show: { '@tool': [true] } },
};

export const description = shownFor('customerInvoice', 'createFromChargebee', [
	dryRunOfTools,
	{
		displayName: 'Document',
		name: 'document',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description:
			'A Chargebee event, invoice or credit note. All items are taken together: their order does not matter, and repeated ones do no harm. Each document is read from Chargebee as it is now.',
	},
	{
		displayName: 'Cut-Over Date',
		name: 'cutoverDate',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		required: true,
		description: 'From this day on documents are created here; earlier ones are taken to be in the books already',
	},
	{
		displayName: 'Home Country',
		name: 'homeCountry',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. SE',
		description: "Two letters: the country of the company. With the customer's country it decides which rows of the mapping apply.",
	},
	{
		displayName: 'Specify Mapping',
		name: 'mappingFrom',
		type: 'options',
		default: 'table',
		options: [
			{ name: 'Using Fields Below', value: 'table' },
			{ name: 'Using JSON', value: 'json' },
		],
	},
	mapping,
	{
		displayName: 'Mapping',
		name: 'mappingJson',
		type: 'json',
		default: '[\n  { "vatRate": "25", "account": "3001", "vatCode": "25", "taxId": "25", "deferralCode": "" }\n]',
		required: true,
		displayOptions: { show: { mappingFrom: ['json'] } },
		description: 'The rows as a list of objects: itemPrice, region (domestic, eu, export), vatRate; account, subaccount, vatCode, deferralCode, taxId',
	},
	{
		displayName: 'Numbering',
		name: 'numbering',
		type: 'options',
		default: 'search',
		description: 'How a document is found again, so that nothing is created twice',
		options: [
			{
				name: 'Own Number: Made From the Document',
				value: 'own',
				description: 'Visma.net refuses a number twice, also when two executions meet. The number series must allow manual numbering on imports.',
			},
			{
				name: 'Search: By External Reference',
				value: 'search',
				description: 'Numbers of the series. When two executions meet, both may create a document: one at most is released, and a conflict names both.',
			},
		],
	},
	{
		displayName: 'After Creating',
		name: 'afterCreating',
		type: 'options',
		default: 'release',
		options: [
			{ name: 'Leave It Balanced', value: 'balanced', description: 'It waits to be released' },
			{ name: 'Put It on Hold', value: 'hold', description: 'It waits for a person' },
			{ name: 'Release', value: 'release', description: 'It is final and booked, provided that its total and VAT are those in Chargebee' },
		],
	},
	whenRefused,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	},
]);
