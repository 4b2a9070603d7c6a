import type { INodeProperties } from 'n8n-workflow';

import { DOCUMENT_PARTS } from '../../../lib/visma';
import { boundFilter, recordFilter } from '../filterFields';
import { words } from '../words';
import { choiceField, textField } from '../writeFields';

const STATUSES: Array<[string, string]> = [
	['Balanced', 'Balanced'],
	['Closed', 'Closed'],
	['CcHold', 'Credit Card Hold'],
	['CreditHold', 'Credit Hold'],
	['Hold', 'On Hold'],
	['Open', 'Open'],
	['PendingEmail', 'Pending Email'],
	['PendingPrint', 'Pending Print'],
	['Reserved', 'Reserved'],
	['Scheduled', 'Scheduled'],
	['Voided', 'Voided'],
];

export const statusFilter = (records: string) => choiceField('Status', 'status', `Only ${records} with this status`, STATUSES);

export const customerFilter = (records: string) =>
	recordFilter({
		displayName: 'Customer',
		name: 'customer',
		searchListMethod: 'searchCustomers',
		keyName: 'By Number',
		placeholder: 'e.g. 10001',
		description: `Only ${records} of this customer`,
	});

export const branchFilter = (records: string) =>
	recordFilter({
		displayName: 'Branch',
		name: 'branch',
		searchListMethod: 'searchBranches',
		keyName: 'By Number',
		placeholder: 'e.g. 1',
		description: `Only ${records} of this branch`,
	});

export const periodFilter = (records: string, displayName = 'Financial Period', name = 'financialPeriod') =>
	recordFilter({
		displayName,
		name,
		searchListMethod: 'searchPeriods',
		keyName: 'By ID',
		placeholder: 'e.g. 202601',
		description: `Only ${records} of this period`,
	});

/** Filters of the lists of invoices and credit notes, by the names that lib/visma has for them. */
export const documentFilters = (records: string): INodeProperties[] => [
	branchFilter(records),
	periodFilter(records, 'Closed Financial Period', 'closedFinancialPeriod'),
	boundFilter('Created', 'created', `Only ${records} created within this bound`, 'time'),
	customerFilter(records),
	textField('Customer Reference', 'customerRefNumber', `Only ${records} with this reference of the customer's own`),
	boundFilter('Document Date', 'documentDate', `Only ${records} dated within this bound`, 'day'),
	choiceField('Document Type', 'documentType', `Only ${records} of this type`, [
		['CashReturn', 'Cash Return'],
		['CashSale', 'Cash Sale'],
		['CreditNote', 'Credit Note'],
		['DebitNote', 'Debit Note'],
		['Invoice', 'Invoice'],
		['FinCharge', 'Overdue Charge'],
		['SmallBalanceWo', 'Small Balance Write-Off'],
		['SmallCreditWo', 'Small Credit Write-Off'],
	]),
	boundFilter('Due Date', 'documentDueDate', `Only ${records} due within this bound`, 'day'),
	boundFilter('Dunning Letter Date', 'dunningLetterDateTime', `Only ${records} with a dunning letter within this bound`, 'day'),
	{
		displayName: 'Dunning Level',
		name: 'dunningLevel',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description: `Only ${records} with so many dunning letters`,
	},
	textField('External Reference', 'externalReference', `Only ${records} with this external reference`),
	periodFilter(records),
	{
		displayName: 'Include',
		name: 'expand',
		type: 'multiOptions',
		default: [],
		options: DOCUMENT_PARTS.map((part) => ({ name: words(part), value: part })),
		description: `Parts of the ${records} to read along; Get has them all`,
	},
	textField('Payment Reference', 'paymentReference', `Only ${records} with this KID or OCR number`),
	textField('Project', 'project', `Only ${records} of the project with this ID`),
	{
		displayName: 'Released',
		name: 'released',
		type: 'boolean',
		default: true,
		description: 'Whether to return what is released or what is not',
	},
	statusFilter(records),
];
