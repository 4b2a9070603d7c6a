import type { INodeProperties } from 'n8n-workflow';

import { REGIONS } from '../words';
import { account, segments } from './columns';

/** Decisions of the company that few need to change; with rules in JSON they stand there. */
const policies: INodeProperties[] = [
	{
		displayName: 'Basis',
		name: 'basis',
		type: 'options',
		default: 'documents',
		description: 'What carries the money. Choose it once: what is posted on one basis is not found on the other, and would be booked twice.',
		options: [
			{ name: 'Documents', value: 'documents', description: 'Invoices, credit notes and payments: the usual way' },
			{
				name: 'Subscriptions',
				value: 'subscription',
				description: 'The terms of subscriptions at their prices, without VAT; invoices and payments are booked by another way, against the clearing account',
			},
		],
	},
	{
		displayName: 'Cancellation Without Credit',
		name: 'onCancelWithoutCredit',
		type: 'options',
		default: 'continue',
		description: 'What becomes of deferred revenue when a subscription ends before its term and nothing is credited',
		options: [
			{ name: 'Go on Recognising', value: 'continue', description: 'Month by month to the end of the term' },
			{ name: 'Recognise the Rest at Once', value: 'accelerate', description: 'On the day of the cancellation' },
		],
	},
	{
		displayName: 'Credit Notes Without Dates',
		name: 'creditNotesWithoutDates',
		type: 'options',
		default: 'atOnce',
		description: 'How a credit note takes revenue back when it does not say for which time of service',
		options: [
			{ name: 'At Once', value: 'atOnce', description: 'On its date' },
			{
				name: 'Over the Rest of the Term',
				value: 'prospectively',
				description: 'From its date to the end of the service that it credits',
			},
		],
	},
	{
		displayName: 'Default Region',
		name: 'defaultRegion',
		type: 'options',
		default: 'domestic',
		description: 'Which revenue accounts apply to customers without a country. Left out, their documents are refused.',
		options: [
			{ name: REGIONS.domestic, value: 'domestic' },
			{ name: REGIONS.eu, value: 'eu' },
			{ name: REGIONS.export, value: 'export' },
		],
	},
	segments(
		'Default Subaccount',
		'defaultSubaccount',
		'For lines and segments that no row decides: receivable, VAT, rounding and bank among them',
	),
	{
		displayName: 'Scope',
		name: 'scope',
		type: 'options',
		default: 'full',
		description: 'How much is booked here. Choose it once.',
		options: [
			{
				name: 'Deferral Only',
				value: 'deferralOnly',
				description: 'Visma.net books the sales already: only what is earned later is moved from revenue to deferred revenue and back. No receivables, VAT and payments.',
			},
			{ name: 'Full', value: 'full', description: 'Sales, VAT and payments, and the recognition of revenue' },
		],
	},
	{
		displayName: 'Settle Exchange Residue',
		name: 'settleFxResidue',
		type: 'boolean',
		default: false,
		description:
			'Whether to clear the cents in base currency that monthly recognition of a document in foreign currency leaves on the deferred account',
	},
	{
		displayName: 'Site Base Currency',
		name: 'siteBaseCurrency',
		type: 'string',
		default: '',
		placeholder: 'e.g. EUR',
		description:
			'Base currency of the Chargebee site, if it is not that of the company: its exchange rates are then left out, and Visma.net uses its own',
	},
	{
		displayName: 'Subscriptions: Amounts Are Net',
		name: 'subscriptionAmountsAreNet',
		type: 'boolean',
		default: false,
		displayOptions: { show: { basis: ['subscription'] } },
		description:
			'Whether the amounts of items are what is billed, coupons and discounts or not. Off refuses subscriptions that have any, since the amounts do not show them.',
	},
	{
		displayName: 'Subscriptions: Cancellation',
		name: 'subscriptionOnCancel',
		type: 'options',
		default: 'withdraw',
		displayOptions: { show: { basis: ['subscription'] } },
		description: 'What becomes of the rest of a term when a subscription is cancelled before its end',
		options: [
			{ name: 'Go on Recognising', value: 'continue', description: 'Month by month to the end of the term' },
			{ name: 'Recognise the Rest at Once', value: 'accelerate', description: 'On the day of the cancellation' },
			{ name: 'Take It Back', value: 'withdraw', description: 'It is not billed and not earned' },
		],
	},
	{
		displayName: 'Subscriptions: Prices',
		name: 'subscriptionPriceType',
		type: 'options',
		default: 'tax_exclusive',
		displayOptions: { show: { basis: ['subscription'] } },
		description: 'Whether the prices of items include VAT',
		options: [
			{ name: 'Include VAT', value: 'tax_inclusive' },
			{ name: 'Without VAT', value: 'tax_exclusive' },
		],
	},
	{
		displayName: 'Subscriptions: VAT Rate in Prices',
		name: 'subscriptionTaxRate',
		type: 'string',
		default: '',
		placeholder: 'e.g. 25',
		displayOptions: { show: { basis: ['subscription'], subscriptionPriceType: ['tax_inclusive'] } },
		description: 'The rate in per cent that is taken out of prices which include VAT',
	},
	{
		displayName: 'Unmapped Items',
		name: 'unmappedItems',
		type: 'options',
		default: 'refuse',
		description: 'What becomes of a line that no row of Items covers, and no condition on item, family or kind of charge',
		options: [
			{ name: 'Refuse the Document', value: 'refuse', description: 'It names the item; nothing of it is booked' },
			{ name: "Use the Company's Accounts", value: 'accounts' },
		],
	},
	{
		displayName: "Use Chargebee's Accounting Code",
		name: 'useAccountingDetail',
		type: 'boolean',
		default: false,
		description: "Whether the accounting code of an item price is its revenue account in Visma.net where no row names one",
	},
	{
		displayName: 'Write-Offs',
		name: 'writeOffPolicy',
		type: 'options',
		default: 'creditNote',
		description: 'How a credit note with the reason write-off is booked',
		options: [
			{ name: 'As a Bad Debt', value: 'badDebt', description: 'Revenue stays; the loss has an account of its own' },
			{ name: 'As Any Credit Note', value: 'creditNote', description: 'Revenue is taken back' },
		],
	},
	{
		...account('Write-Offs: Loss Account', 'writeOffAccount', 'Losses by bad debts', '6351'),
		displayOptions: { show: { writeOffPolicy: ['badDebt'] } },
	},
	{
		displayName: 'Write-Offs: Take VAT Back',
		name: 'writeOffTaxRelief',
		type: 'boolean',
		default: false,
		displayOptions: { show: { writeOffPolicy: ['badDebt'] } },
		description: 'Whether the law allows the output VAT of a bad debt to be taken back; otherwise it is part of the loss',
	},
];

/** Shown only where the rules come from tables. */
export const policyOptions = policies.map((field): INodeProperties => ({
	...field,
	displayOptions: { show: { ...field.displayOptions?.show, '/rulesFrom': ['tables'] } },
}));

/** What becomes of what is older than the books; it belongs to the cut-over date, wherever the rules come from. */
export const cutoverMode: INodeProperties = {
	displayName: 'Documents Before the Cut-Over',
	name: 'cutoverMode',
	type: 'options',
	default: 'ignore',
	displayOptions: { show: { '/rulesFrom': ['tables', 'json'] } },
	description: 'What becomes of invoices and credit notes that are dated before the cut-over date',
	options: [
		{ name: 'Ignore', value: 'ignore', description: 'They are booked elsewhere, to their end' },
		{
			name: 'Recognise Only',
			value: 'recogniseOnly',
			description:
				'The revenue that they deferred is recognised from the cut-over on. A hint says which opening balance must stand on the deferred accounts.',
		},
	],
};
