import type { INodeProperties } from 'n8n-workflow';

import { recordLocator } from '../../../../../shared/fields';
import { REGIONS, ROLES, TABLES } from '../words';
import { account } from './columns';

export const baseCurrency = recordLocator({
	displayName: 'Base Currency',
	name: 'baseCurrency',
	searchListMethod: 'searchCurrencies',
	keyName: 'By Code',
	placeholder: 'e.g. SEK',
	description: 'The currency in which the company keeps its books',
});

export const homeCountry: INodeProperties = {
	displayName: 'Home Country',
	name: 'homeCountry',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. SE',
	description: "Two letters: the country of the company. With the customer's country it decides which revenue account applies.",
};

export const convention: INodeProperties = {
	displayName: 'Revenue Spread',
	name: 'convention',
	type: 'options',
	default: 'daily',
	description: 'How the revenue of plans and addons is spread over the term of service',
	options: [
		{ name: 'By Day', value: 'daily', description: 'Each month has the share of its days' },
		{
			name: 'By Month',
			value: 'monthly',
			description: 'Each month of the term has an equal share; terms that are not whole months are spread by day',
		},
	],
};

export const accounts: INodeProperties = {
	displayName: TABLES.accounts,
	name: 'accounts',
	type: 'fixedCollection',
	placeholder: 'Add accounts',
	default: {},
	description: 'What the company never needs may stay empty: a document that needs it is then refused and says so',
	options: [
		{
			displayName: TABLES.accounts,
			name: 'account',
			values: [
				account(
					ROLES.receivable,
					'receivable',
					'What customers owe, VAT included. Often a clearing account of its own, since the control account of the customer ledger takes no journals.',
					'1510',
				),
				account(ROLES.deferred, 'deferred', 'What is invoiced and not yet earned', '2970'),
				account(ROLES.accrued, 'accrued', 'What is earned and not yet invoiced: needed for unbilled charges', '1790'),
				account(ROLES.bank, 'bank', 'Where payments arrive and refunds leave', '1930'),
				account(ROLES.customerAdvance, 'customerAdvance', 'Payments beyond what is owed', '2420'),
				account(ROLES.rounding, 'rounding', 'Rounding of invoice totals', '3740'),
				account(ROLES.fxGain, 'fxGain', 'Gains by a change of the exchange rate between invoice and payment', '3960'),
				account(ROLES.fxLoss, 'fxLoss', 'Losses by a change of the exchange rate between invoice and payment', '7960'),
				account(
					ROLES.clearing,
					'clearing',
					'Only for Basis: Subscriptions. What terms are billed for stands against it; the invoices, booked by another way, clear it.',
					'1799',
				),
			],
		},
	],
};

export const revenue: INodeProperties = {
	displayName: TABLES.revenue,
	name: 'revenue',
	type: 'fixedCollection',
	placeholder: 'Add revenue accounts',
	default: {},
	description: 'Revenue accounts of the company, by where the customer is. Rows of Items and Conditions come before them.',
	options: [
		{
			displayName: TABLES.revenue,
			name: 'region',
			values: [
				account(REGIONS.domestic, 'domestic', 'Customers in the home country', '3001'),
				account(REGIONS.eu, 'eu', 'Customers in other member states of the European Union', '3308'),
				account(REGIONS.export, 'export', 'Customers outside the European Union', '3305'),
			],
		},
	],
};
