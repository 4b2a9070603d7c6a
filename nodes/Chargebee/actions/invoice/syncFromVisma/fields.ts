import type { INodeProperties } from 'n8n-workflow';

import { currencyDecimals } from '../../../../shared/currencyDecimals';
import { maxWait, shownFor } from '../../../../shared/fields';
import { whenRefused } from '../../../../shared/whenRefused';
import { dryRun, raiseWebhooks } from '../../../writeFields';

const waived: INodeProperties = {
	displayName: 'Cash Discounts',
	name: 'waived',
	type: 'options',
	default: 'leaveDue',
	description: 'What becomes of what Visma.net settles without money, a cash discount or a small balance, when payments are from there',
	options: [
		{ name: 'Leave Due', value: 'leaveDue', description: 'The result says how much stays due' },
		{ name: 'Record as a Payment', value: 'recordAsPayment', description: 'With the method Other, so that the invoice is paid there too' },
	],
};

const creditNotes: INodeProperties = {
	displayName: 'Credit Notes',
	name: 'creditNotes',
	type: 'options',
	default: 'import',
	description: 'What to do with customer credit notes',
	options: [
		{ name: 'Import', value: 'import' },
		{ name: 'Skip', value: 'skip' },
	],
};

const whenDifferent: INodeProperties = {
	displayName: 'When Amounts Differ',
	name: 'whenDifferent',
	type: 'options',
	default: 'conflict',
	description: 'What to do when an invoice that is in Chargebee has other amounts, dates or another customer in Visma.net',
	options: [
		{ name: 'Report a Conflict', value: 'conflict' },
		{ name: 'Void and Import Anew', value: 'voidAndReimport', description: 'Under the same ID with a suffix, as in VN-100123_v2' },
	],
};

const whenVoided: INodeProperties = {
	displayName: 'When Voided in Visma.net',
	name: 'whenVoided',
	type: 'options',
	default: 'conflict',
	description: 'What to do with an invoice that is in Chargebee and was voided in Visma.net',
	options: [
		{ name: 'Report a Conflict', value: 'conflict' },
		{ name: 'Void It', value: 'void' },
	],
};

const lines: INodeProperties = {
	displayName: 'Lines',
	name: 'lines',
	type: 'options',
	default: 'all',
	options: [
		{ name: 'All Lines', value: 'all' },
		{
			name: 'All Lines, Unless One Is Below Zero',
			value: 'allOrPerRate',
			description: 'Chargebee takes no line below zero: such an invoice gets one line for each VAT rate',
		},
		{ name: 'One for Each VAT Rate', value: 'perRate' },
	],
	description: 'How much of the invoice Chargebee gets; the totals are the same',
};

const payments: INodeProperties = {
	displayName: 'Payments',
	name: 'payments',
	type: 'options',
	default: 'leaveAlone',
	options: [
		{ name: 'From Visma.net', value: 'fromVisma', description: 'Visma.net owns payments: they are recorded in Chargebee' },
		{ name: 'Leave Alone', value: 'leaveAlone', description: 'Chargebee, or nobody, keeps payments there' },
	],
	description: 'Which system owns the payments of mirrored invoices. Recorded in both, they would pay twice.',
};

const cutoff: INodeProperties = {
	displayName: 'Cut-Off Date',
	name: 'cutoff',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'Documents of an earlier date are skipped. Empty for all.',
};

/** What decides how a document should be in Chargebee: the same wherever documents are compared. */
export const mapping = { lines, payments, cutoff };

/** The options that do so too. */
export const mappingOptions = { waived, creditNotes, whenDifferent, whenVoided };

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		waived,
		{
			displayName: 'Credit Note Reason',
			name: 'creditReason',
			type: 'string',
			default: 'Other',
			description: 'Reason code that imported credit notes get; the site has a list of them, and capital letters count',
		},
		creditNotes,
		currencyDecimals,
		dryRun,
		maxWait,
		{
			displayName: 'Parallel Writes',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
			default: 5,
			description: 'How many customers are written to at once; the documents of one customer always stay in order',
		},
		{
			displayName: 'Payment Reference',
			name: 'reference',
			type: 'options',
			default: 'auto',
			description: 'What the payment reference of Visma.net is. Automatic goes by its form and the country of the address.',
			options: [
				{ name: 'Automatic', value: 'auto' },
				{ name: 'FIK (Denmark)', value: 'fik' },
				{ name: 'FRN, RF (Finland)', value: 'frn' },
				{ name: 'KID (Norway)', value: 'kid' },
				{ name: 'Leave Out', value: 'none' },
				{ name: 'OCR (Sweden)', value: 'ocr' },
			],
		},
		raiseWebhooks,
		{
			displayName: 'Tax Name',
			name: 'taxName',
			type: 'string',
			default: 'VAT',
			description: 'Stands before the rate in the name of each tax, as in VAT 25 %. Choose it before the first sync.',
		},
		whenDifferent,
		whenVoided,
	],
};

export const description = shownFor('invoice', 'syncFromVisma', [
	{
		displayName: 'Visma.net Document',
		name: 'vismaInvoice',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description:
			'The customer invoice or customer credit note as Visma.net ERP returns it. Let Get Many bring Tax Details, Invoice Address and Applications along.',
	},
	lines,
	payments,
	{
		displayName: 'Missing Customer',
		name: 'missingCustomer',
		type: 'options',
		default: 'fail',
		options: [
			{ name: 'Create It', value: 'create', description: 'From the name and address on the invoice; the customer sync completes it' },
			{ name: 'Refuse the Invoice', value: 'fail' },
		],
		description: 'What to do when the customer is not in Chargebee',
	},
	cutoff,
	whenRefused,
	options,
]);
