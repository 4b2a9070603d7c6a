import type { INodeProperties } from 'n8n-workflow';

import { alwaysShown, maxWait, recordLocator, shownFor, wideTable } from '../../../../shared/fields';
import { whenRefused } from '../../../../shared/whenRefused';
import { background } from '../../../background';
import { dryRun } from '../fields';

const shownInFields = { show: { specifyBatch: ['fields'] } };

const text = (displayName: string, name: string, description: string, placeholder?: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description,
});

const lines: INodeProperties = {
	displayName: 'Lines',
	name: 'lines',
	type: 'fixedCollection',
	typeOptions: wideTable('Add field'),
	placeholder: 'Add line',
	default: {},
	displayOptions: shownInFields,
	description: 'At least two; debit and credit must be equal in sum unless the batch is put on hold',
	options: [
		{
			displayName: 'Line',
			name: 'line',
			values: [
				recordLocator({
					displayName: 'Account',
					name: 'account',
					searchListMethod: 'searchAccounts',
					keyName: 'By Number',
					placeholder: 'e.g. 3001',
				}),
				alwaysShown(text('Debit', 'debit', 'Amount in the currency of the batch. Text is taken digit by digit.', 'e.g. 1250.00')),
				alwaysShown(text('Credit', 'credit', 'Amount in the currency of the batch. Text is taken digit by digit.', 'e.g. 1250.00')),
				text('Description', 'transactionDescription', 'Empty for the description of the batch'),
				text('Reference', 'referenceNumber', 'Number of the document that the line is about, at most 15 characters'),
				recordLocator({
					displayName: 'Subaccount',
					name: 'subaccount',
					searchListMethod: 'searchSegments',
					keyName: 'By Segments',
					placeholder: 'e.g. 1=10, 2=NO',
					description: 'Segments and their values. Segments that are left out have the value that Visma.net gives them.',
					required: false,
				}),
				text('Project', 'project', 'ID of the project'),
				text('Project Task', 'projectTask', 'ID of the task within the project'),
				text('VAT Code', 'vatCodeId', 'ID of the VAT code'),
			],
		},
	],
};

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	displayOptions: shownInFields,
	options: [
		{
			displayName: 'Auto Reversing',
			name: 'autoReversing',
			type: 'boolean',
			default: true,
			description: 'Whether Visma.net books the opposite on the first day of the next period',
		},
		text(
			'Batch Number',
			'batchNumber',
			'A number of your own, at most 15 letters and digits. With it a retry creates nothing twice. The number series in Visma.net must allow manual numbering on imports.',
			'e.g. CB7Q2M9K',
		),
		recordLocator({
			displayName: 'Branch',
			name: 'branch',
			searchListMethod: 'searchBranches',
			keyName: 'By Number',
			placeholder: 'e.g. 1',
			required: false,
		}),
		{
			displayName: 'Create VAT Transaction',
			name: 'createVatTransaction',
			type: 'boolean',
			default: true,
			description: 'Whether lines with a VAT code reach the VAT return',
		},
		recordLocator({
			displayName: 'Currency',
			name: 'currencyId',
			searchListMethod: 'searchCurrencies',
			keyName: 'By Code',
			placeholder: 'e.g. EUR',
			description: 'The base currency when left out',
			required: false,
		}),
		text('Exchange Rate', 'exchangeRate', 'The rate of the day in Visma.net when left out', 'e.g. 11.295'),
		recordLocator({
			displayName: 'Financial Period',
			name: 'financialPeriod',
			searchListMethod: 'searchPeriods',
			keyName: 'By ID',
			placeholder: 'e.g. 202601',
			description: 'The period of the date when left out',
			required: false,
		}),
		recordLocator({
			displayName: 'Ledger',
			name: 'ledger',
			searchListMethod: 'searchLedgers',
			keyName: 'By Number',
			placeholder: 'e.g. 1',
			required: false,
		}),
		{
			displayName: 'Skip VAT Amount Validation',
			name: 'skipVatAmountValidation',
			type: 'boolean',
			default: true,
			description: 'Whether VAT amounts may differ from what the VAT codes give',
		},
		text('Transaction Code', 'transactionCode', 'One of the codes that the company has defined in Visma.net'),
	],
};

export const description = shownFor('journalTransaction', 'create', [
	{
		displayName: 'Specify Batch',
		name: 'specifyBatch',
		type: 'options',
		default: 'fields',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
	},
	{
		displayName: 'Date',
		name: 'transactionDate',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		required: true,
		displayOptions: shownInFields,
		description: 'The day on which the batch is booked',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		displayOptions: shownInFields,
		description: 'What the batch is about',
	},
	lines,
	{
		displayName: 'Batch',
		name: 'batch',
		type: 'json',
		default: '{\n  "transactionDate": "2026-01-31",\n  "journalTransactionLines": []\n}',
		required: true,
		displayOptions: { show: { specifyBatch: ['json'] } },
		description:
			"The fields of Visma.net's JournalTransactionUpdateDto, each value plain or as an object with a value. Hold is set by After Creating.",
	},
	{
		displayName: 'After Creating',
		name: 'afterCreating',
		type: 'options',
		default: 'release',
		options: [
			{ name: 'Leave It Balanced', value: 'balanced', description: 'It waits to be released' },
			{ name: 'Put It on Hold', value: 'hold', description: 'It waits for a person, and may be out of balance' },
			{ name: 'Release', value: 'release', description: 'It is booked in the ledger' },
		],
	},
	additionalFields,
	whenRefused,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [dryRun, maxWait, background],
	},
]);
