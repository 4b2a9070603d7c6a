import { bookkeepingRules } from '../../../../sandbox/demo/bookkeeping';
import { type Panel, picked } from './panel';

const READS = ['Get', 'Get Many'];
const WRITES = ['Create', 'Get', 'Get Many', 'Release'];
const LIST = ['Return All', 'Limit', 'Modified Since', 'Options'];

const panel = (name: string, parameters: Record<string, unknown>, rest: Omit<Panel, 'name' | 'type' | 'parameters'>): Panel => ({
	name,
	type: 'vismaNet',
	parameters,
	...rest,
});

const line = {
	description: 'Pro, January to December',
	quantity: '1',
	unitPriceInCurrency: '11988.00',
	accountNumber: picked('3001', '3001 Försäljning'),
	subaccount: picked('1=10'),
	vatCodeId: picked('25', '25 Moms 25 %'),
};

/** The panel of each resource of Visma.net ERP, with what is done most. */
export const VISMA_PANELS: Panel[] = [
	panel(
		'Customer',
		{
			operation: 'create',
			name: 'Nordlys AS',
			additionalFields: {
				creditTermsId: picked('30', '30 dagar'),
				currencyId: picked('NOK'),
				defaultPaymentMethod: picked('10', '10 Bankgiro'),
				corporateId: '918238470',
				mainAddress: { fields: { addressLine1: 'Storgata 1', postalCode: '0155', city: 'Oslo', countryId: 'NO' } },
			},
		},
		{
			operations: ['Create', 'Create or Update', ...READS, 'Update'],
			fields: ['Specify Customer', 'Name', 'Additional Fields', 'When a Record Is Refused', 'Options'],
			pickers: { creditTermsId: /^45 /, defaultPaymentMethod: /^20 Kort/, currencyId: /^SEK / },
		},
	),
	panel(
		'Customer Invoice',
		{
			resource: 'customerInvoice',
			operation: 'create',
			customer: picked('10001', 'Nordlys AS (10001)'),
			documentDate: '2026-01-31T00:00:00',
			lines: { line: [line] },
			additionalFields: { externalReference: 'PO-7' },
		},
		{
			operations: ['Create', 'Create From Chargebee', ...READS, 'Release', 'Update'],
			fields: ['Specify Invoice', 'Customer', 'Date', 'Lines', 'After Creating', 'Additional Fields', 'When a Record Is Refused', 'Options'],
			pickers: { customer: /\((?!10001)\d{5}\)/, accountNumber: /^3050 /, subaccount: /^20/, vatCodeId: /^12 Moms/ },
		},
	),
	panel(
		'Customer Credit Note',
		{
			resource: 'customerCreditNote',
			returnAll: true,
			modifiedSince: '2026-01-01T00:00:00',
			options: { customer: picked('10001', 'Nordlys AS (10001)'), status: 'Open', documentDate: { day: { condition: '>=', time: '2026-01-01T00:00:00' } } },
		},
		{ operations: WRITES, fields: ['Return All', 'Modified Since', 'Options'], pickers: { customer: /\((?!10001)\d{5}\)/ } },
	),
	panel(
		'Customer Payment',
		{ resource: 'customerPayment', options: { financialPeriod: picked('202601', '202601 (2026-01-01 to 2026-01-31)'), paymentType: 'Refund' } },
		{ operations: READS, fields: LIST, pickers: { financialPeriod: /^202602 / } },
	),
	panel(
		'Journal Transaction',
		{ resource: 'journalTransaction', operation: 'recordChargebeeEvents', ...bookkeepingRules(), baseCurrency: picked('SEK', 'SEK Svensk krona') },
		{
			operations: ['Check Rules', 'Create', 'Explain Batch', ...READS, 'Get Month-End Report', 'Preview Document', 'Reconcile With Chargebee', 'Record Chargebee Events', 'Release'],
			fields: [
				'Event',
				'Cut-Over Date',
				'Booking Rules',
				'Base Currency',
				'Home Country',
				'Revenue Spread',
				'Accounts',
				'Revenue Accounts',
				'VAT Accounts',
				'Items',
				'Conditions',
				'Currencies',
				'When a Record Is Refused',
				'Options',
			],
			pickers: { baseCurrency: /^NOK / },
		},
	),
	panel(
		'Journal Transaction by Hand',
		{
			resource: 'journalTransaction',
			operation: 'create',
			transactionDate: '2026-01-31T00:00:00',
			description: 'Accrued hosting, January',
			lines: {
				line: [
					{ account: picked('5420', '5420 Programvaror'), debit: '1250.00' },
					{ account: picked('2990', '2990 Upplupna kostnader'), credit: '1250.00' },
				],
			},
			additionalFields: { branch: picked('1'), ledger: picked('1'), financialPeriod: picked('202601') },
		},
		{
			fields: ['Specify Batch', 'Date', 'Description', 'Lines', 'After Creating', 'Additional Fields', 'When a Record Is Refused', 'Options'],
			pickers: { account: /^1510 /, branch: /^2 /, ledger: /^1 /, financialPeriod: /^202602 / },
		},
	),
	panel(
		'Account',
		{ resource: 'account', operation: 'get', accountNumber: picked('2970', '2970 Förutbetalda intäkter') },
		{ operations: READS, fields: ['Account'], pickers: { accountNumber: /^1510 / } },
	),
	panel(
		'Subaccount',
		{ resource: 'subaccount', operation: 'get', subaccountNumber: picked('10-NO-1') },
		{ operations: READS, fields: ['Subaccount'], pickers: { subaccountNumber: /^20/ } },
	),
	panel(
		'Branch',
		{ resource: 'branch', operation: 'get', branchNumber: picked('1') },
		{ operations: READS, fields: ['Branch'], pickers: { branchNumber: /^2 / } },
	),
	panel('Ledger', { resource: 'ledger', returnAll: true }, { operations: ['Get Many'], fields: ['Return All', 'Modified Since', 'Options'] }),
	panel(
		'Financial Period',
		{ resource: 'financialPeriod', operation: 'get', periodId: picked('202601') },
		{ operations: READS, fields: ['Financial Period'], pickers: { periodId: /^202602 / } },
	),
	panel(
		'Currency',
		{ resource: 'currency', operation: 'get', currencyId: picked('EUR') },
		{ operations: READS, fields: ['Currency'], pickers: { currencyId: /^SEK / } },
	),
	panel(
		'VAT Category',
		{ resource: 'vatCategory', operation: 'get', vatCategoryId: picked('25', '25 Moms 25 %') },
		{ operations: READS, fields: ['VAT Category'], pickers: { vatCategoryId: /^12 Moms/ } },
	),
	panel(
		'Background Job',
		{ resource: 'backgroundJob', operation: 'get', jobId: '3f6c9d1e-27b4-4c58-9a0e-5d2b8c71f604' },
		{ operations: ['Get'], fields: ['Job ID', 'Include Answer'] },
	),
	panel('Rate Limit', { resource: 'rateLimit', operation: 'get' }, { operations: ['Get'], fields: [] }),
];
