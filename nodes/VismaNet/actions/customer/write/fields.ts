import type { INodeProperties } from 'n8n-workflow';

import { choiceField, flagField, groupField, pickField, SHOWN_IN_FIELDS, textField } from '../../../writeFields';
import { STATUSES } from '../statuses';

const addressValues: INodeProperties[] = [
	textField('Address Line 1', 'addressLine1', 'Street and number'),
	textField('Address Line 2', 'addressLine2', 'Second line'),
	textField('Address Line 3', 'addressLine3', 'Third line'),
	textField('City', 'city', 'Town'),
	textField('Country Code', 'countryId', 'ISO 3166 code of two letters', 'e.g. NO'),
	textField('County', 'county', 'ID of the county'),
	textField('Postal Code', 'postalCode', 'As the post wants it'),
];

const contactValues: INodeProperties[] = [
	textField('Attention', 'attention', 'The person to whom mail is addressed'),
	{ displayName: 'Email', name: 'email', type: 'string', default: '', placeholder: 'e.g. name@email.com' },
	textField('Fax', 'fax', 'Fax number'),
	textField('Name', 'name', 'Name of the business'),
	textField('Phone', 'phone1', 'Telephone number'),
	textField('Phone 2', 'phone2', 'Second telephone number'),
	textField('Website', 'web', 'Address of the website'),
];

const attributes: INodeProperties = {
	displayName: 'Attributes',
	name: 'attributeLines',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add attribute',
	default: {},
	description: 'Attributes that are not named stay as they are',
	options: [
		{
			displayName: 'Attribute',
			name: 'attribute',
			values: [
				textField('Attribute ID', 'attributeId', 'As in Visma.net', 'e.g. INDUSTRY'),
				textField('Value', 'attributeValue', 'Empty to clear it'),
			],
		},
	],
};

const glAccounts = groupField('GL Accounts', 'glAccounts', 'Accounts that differ from those of the customer class', [
	pickField('Cash Discounts', 'cashDiscountAccount', 'account'),
	pickField('Discounts', 'discountAccount', 'account'),
	pickField('Freight', 'freightAccount', 'account'),
	pickField('Prepayments', 'prepaymentAccount', 'account'),
	pickField('Receivables', 'customerLedgerAccount', 'account'),
	pickField('Sales', 'salesAccount', 'account'),
	pickField('Sales to the EU', 'salesEuAccount', 'account'),
	pickField('Sales to the Rest of the World', 'salesExportAccount', 'account'),
	pickField('Sales Without VAT', 'salesNonTaxableAccount', 'account'),
]);

const eInvoiceContract = groupField('E-Invoice Contract', 'eInvoiceContract', 'For Finnish electronic invoices', [
	textField('Contract ID', 'fInvoiceContractID', 'Address for electronic invoices'),
	textField('Intermediator ID', 'fInvoiceIntermediatorID', 'Operator of that address'),
]);

const wholeNumber = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description,
});

const FIELDS: INodeProperties[] = [
	flagField('Accept AutoInvoices', 'acceptAutoInvoices', 'Whether the customer takes electronic invoices'),
	textField('Account Reference', 'accountReference', 'The number of this company in the books of the customer'),
	attributes,
	wholeNumber('Credit Days Past Due', 'creditDaysPastDue', 'How many days late the customer may be'),
	textField('Credit Limit', 'creditLimit', 'In the base currency. Text is taken digit by digit.', 'e.g. 50000'),
	pickField('Credit Terms', 'creditTermsId', 'creditTerms', 'When invoices fall due'),
	choiceField('Credit Verification', 'creditVerification', 'By what the credit is watched', [
		['CreditLimit', 'Credit Limit'],
		['DaysPastDue', 'Days Past Due'],
		['Disabled', 'Disabled'],
		['LimitAndDaysPastDue', 'Limit and Days Past Due'],
	]),
	pickField('Currency', 'currencyId', 'currency'),
	textField('Customer Class', 'customerClassId', 'ID of the class that gives new customers their settings', 'e.g. 1'),
	pickField('Default Payment Method', 'defaultPaymentMethod', 'paymentMethod'),
	groupField('Delivery Address', 'deliveryAddress', 'Where goods go', addressValues),
	groupField('Delivery Contact', 'deliveryContact', 'Whom deliveries reach', contactValues),
	eInvoiceContract,
	flagField('Exclude From Debt Collection', 'excludeDebtCollection', 'Whether the customer is never handed to debt collection'),
	glAccounts,
	textField('GLN', 'gln', 'Global Location Number'),
	groupField('Invoice Address', 'invoiceAddress', 'Where invoices go', addressValues),
	groupField('Invoice Contact', 'invoiceContact', 'Whom invoices reach', contactValues),
	flagField('Invoice Orders Separately', 'invoiceOrdersSeparately', 'Whether each order gets an invoice of its own'),
	flagField('Invoice to Default Location', 'invoiceToDefaultLocation', 'Whether invoices of all locations go to the main one'),
	groupField('Main Address', 'mainAddress', 'Where the customer is', addressValues),
	groupField('Main Contact', 'mainContact', 'Whom the company deals with', contactValues),
	textField('Note', 'note', 'For the company itself. Visma.net does not show it with the customer, so that it is written each time.'),
	wholeNumber('Number of Employees', 'numberOfEmployees', 'Of the customer'),
	textField('Organization Number', 'corporateId', 'As registered'),
	flagField('Override With Class Values', 'overrideWithClassValues', 'Whether a new customer class gives the customer its settings'),
	textField('Parent Customer', 'parentRecordNumber', 'Number of the customer that this one belongs to'),
	textField('Price Class', 'priceClassId', 'ID of the price class'),
	flagField('Print Dunning Letters', 'printDunningLetters', 'Whether dunning letters are printed'),
	flagField('Print Invoices', 'printInvoices', 'Whether invoices are printed'),
	flagField('Print Multi-Currency Statements', 'printMultiCurrencyStatements', 'Whether statements show every currency'),
	flagField('Print Statements', 'printStatements', 'Whether statements are printed'),
	flagField('Send Dunning Letters by Email', 'sendDunningLettersViaEMail', 'Whether dunning letters go out by email'),
	flagField('Send Invoices by Email', 'sendInvoicesByEmail', 'Whether invoices go out by email'),
	flagField('Send Statements by Email', 'sendStatementsByEmail', 'Whether statements go out by email'),
	choiceField('Statement Type', 'statementType', 'What statements show', [
		['BalanceBroughtForward', 'Balance Brought Forward'],
		['OpenItem', 'Open Items'],
	]),
	choiceField('Status', 'status', 'Whether the customer may be sold to', STATUSES),
	textField('VAT Number', 'vatRegistrationId', 'VAT registration number', 'e.g. NO918238470MVA'),
	textField('VAT Zone', 'vatZoneId', 'ID of the VAT zone', 'e.g. 01'),
];

/** Fields that a customer may have besides its name. */
export const additionalFields = (more: INodeProperties[]): INodeProperties => ({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	displayOptions: SHOWN_IN_FIELDS,
	options: [...FIELDS, ...more].sort((a, b) => a.displayName.localeCompare(b.displayName)),
});

export const ownNumber = textField(
	'Customer Number',
	'number',
	'A number of your own. With it a retry creates nothing twice. The number series in Visma.net must allow manual numbering on imports.',
	'e.g. 10001',
);
