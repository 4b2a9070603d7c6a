import type { INodeProperties } from 'n8n-workflow';

import { dayField, flagField, groupField, pickField, SHOWN_IN_FIELDS, textField } from '../writeFields';
import type { DocumentResource } from './resource';

const address = groupField('Address', 'address', 'Another address than that of the customer', [
	textField('Address Line 1', 'addressLine1', 'Street and number'),
	textField('Address Line 2', 'addressLine2', 'Second line'),
	textField('Address Line 3', 'addressLine3', 'Third line'),
	textField('City', 'city', 'Town'),
	textField('Country Code', 'countryId', 'ISO 3166 code of two letters', 'e.g. NO'),
	textField('County', 'county', 'ID of the county'),
	textField('Postal Code', 'postalCode', 'As the post wants it'),
]);

const contact = groupField('Contact', 'invoiceContact', 'Another contact than that of the customer', [
	textField('Attention', 'attention', 'The person to whom it is addressed'),
	{ displayName: 'Email', name: 'email', type: 'string', default: '', placeholder: 'e.g. name@email.com' },
	textField('Name', 'name', 'Name of the business'),
	textField('Phone', 'phone1', 'Telephone number'),
]);

const taxes: INodeProperties = {
	displayName: 'VAT Amounts',
	name: 'taxes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add VAT amount',
	default: {},
	description: 'VAT that differs from what Visma.net reckons, by cents of rounding say',
	options: [
		{
			displayName: 'VAT Amount',
			name: 'tax',
			values: [
				textField('Tax ID', 'taxId', 'ID of the tax', 'e.g. 25'),
				textField('Taxable Amount', 'taxableAmount', 'Without VAT'),
				textField('VAT Amount', 'vatAmount', 'In the currency of the document'),
			],
		},
	],
};

const COMMON: INodeProperties[] = [
	address,
	pickField('Branch', 'branchNumber', 'branch'),
	textField('Cash Account', 'cashAccount', 'Account on which payments are expected'),
	contact,
	pickField('Currency', 'currencyId', 'currency', "The customer's currency when left out"),
	textField('Customer Reference', 'customerRefNumber', "The customer's own reference, an order number say"),
	flagField('Do Not Email', 'dontEmail', 'Whether Visma.net leaves it out when it sends emails'),
	flagField('Do Not Print', 'dontPrint', 'Whether Visma.net leaves it out when it prints'),
	textField('Exchange Rate', 'exchangeRate', 'The rate of the day in Visma.net when left out', 'e.g. 11.295'),
	textField('External Reference', 'externalReference', 'The number of the document in another system'),
	pickField('Financial Period', 'financialPeriod', 'period', 'The period of the date when left out'),
	textField('Location', 'locationId', 'ID of the location of the customer'),
	textField('Note', 'note', 'For the company itself'),
	dayField('Original Invoice Date', 'origInvoiceDate', 'Day of the document in another system'),
	textField('Project', 'project', 'ID of the project'),
	textField('Salesperson', 'salesperson', 'ID of the salesperson'),
	flagField('Send to AutoInvoice', 'sendToAutoInvoice', 'Whether it goes out as an electronic invoice'),
	textField('Text', 'invoiceText', 'Shown on the document'),
	taxes,
	textField('VAT Zone', 'customerVatZoneId', 'ID of the VAT zone; that of the customer when left out', 'e.g. 01'),
];

/** What an invoice has and a credit note has not. */
const INVOICE_ONLY: INodeProperties[] = [
	textField('Accounting Cost Reference', 'accountingCostRef', "The buyer's reference for its own accounting"),
	textField('Contract Reference', 'contractDocRef', 'Number of the contract'),
	pickField('Credit Terms', 'creditTermsId', 'creditTerms', 'Those of the customer when left out'),
	textField('Customer Project', 'customerProject', "The customer's own project"),
	dayField('Due Date', 'documentDueDate', 'By the credit terms when left out'),
	flagField('Exclude From Debt Collection', 'excludeDebtCollection', 'Whether the invoice is never handed to debt collection'),
	textField('Originator Reference', 'originatorDocRef', 'Number of the document that it goes back to'),
	dayField('Period End', 'endDate', 'Last day of the time that the invoice is for'),
	dayField('Period Start', 'startDate', 'First day of the time that the invoice is for'),
	pickField('Payment Method', 'paymentMethodId', 'paymentMethod'),
	textField('Payment Reference', 'paymentReference', 'KID or OCR number; given by Visma.net when left out'),
];

const byName = (a: INodeProperties, b: INodeProperties) => a.displayName.localeCompare(b.displayName);

/** Fields that a document may have besides customer, date and lines. */
export function additionalFields({ resource }: DocumentResource, more: INodeProperties[]): INodeProperties {
	const own = resource === 'customerInvoice' ? INVOICE_ONLY : [];
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		displayOptions: SHOWN_IN_FIELDS,
		options: [...COMMON, ...own, ...more].sort(byName),
	};
}
