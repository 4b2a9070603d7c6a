import type { INodeProperties } from 'n8n-workflow';

import { maxWait } from '../../../shared/fields';
import { whenRefused } from '../../../shared/whenRefused';
import { OFFLINE_PAYMENT_METHODS } from '../../filters/choices';
import { words } from '../../filters/words';
import { dryRun, raiseWebhooks } from '../../writeFields';

const text = (displayName: string, name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	...more,
});

const flag = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: true,
	description: `Whether ${description}`,
});

const choice = (displayName: string, name: string, values: string[]): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	default: `${values[0]}`,
	options: values.map((value) => ({ name: words(value), value })).sort((a, b) => a.name.localeCompare(b.name)),
});

/** By Chargebee's names of the fields. */
const fields: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description: 'What is not added stays as it is; a text that is added and left empty is cleared',
	options: [
		flag('Allow Direct Debit', 'allow_direct_debit', 'the customer may pay by direct debit'),
		choice('Auto Collection', 'auto_collection', ['on', 'off']),
		flag('Auto-Close Invoices', 'auto_close_invoices', 'pending invoices close by themselves'),
		flag(
			'Business Without VAT Number',
			'business_customer_without_vat_number',
			'the customer is a business that has no VAT number',
		),
		text('Company', 'company'),
		flag('Consolidated Invoicing', 'consolidated_invoicing', 'the invoices of one day become one'),
		choice('Customer Type', 'customer_type', ['residential', 'business', 'senior_citizen', 'industrial']),
		text('Email', 'email', { placeholder: 'e.g. name@email.com' }),
		text('First Name', 'first_name'),
		text('Invoice Notes', 'invoice_notes', { typeOptions: { rows: 3 } }),
		text('Last Name', 'last_name'),
		text('Locale', 'locale', { placeholder: 'e.g. nb-NO' }),
		{
			displayName: 'Meta Data',
			name: 'meta_data',
			type: 'json',
			default: '{}',
			description: 'Keys and values, kept as text. Keys that are not named stay as they are.',
		},
		{
			displayName: 'Net Term Days',
			name: 'net_term_days',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 30,
			description: 'Days after the invoice date on which payment is due',
		},
		choice('Offline Payment Method', 'offline_payment_method', OFFLINE_PAYMENT_METHODS),
		text('Phone', 'phone'),
		text('Preferred Currency Code', 'preferred_currency_code', { placeholder: 'e.g. NOK' }),
		flag('Registered for GST', 'registered_for_gst', 'the customer is registered for GST'),
		choice('Taxability', 'taxability', ['taxable', 'exempt']),
		text('VAT Number', 'vat_number'),
		text('VAT Number Prefix', 'vat_number_prefix', { placeholder: 'e.g. XI' }),
	],
};

const billingAddress: INodeProperties = {
	displayName: 'Billing Address',
	name: 'billingAddress',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description: 'What is not added stays as it is',
	options: [
		text('City', 'city'),
		text('Company', 'company'),
		text('Country', 'country', { placeholder: 'e.g. NO', description: 'Two letters, ISO 3166' }),
		text('Email', 'email', { placeholder: 'e.g. name@email.com' }),
		text('First Name', 'first_name'),
		text('Last Name', 'last_name'),
		text('Line 1', 'line1'),
		text('Line 2', 'line2'),
		text('Line 3', 'line3'),
		text('Phone', 'phone'),
		text('State', 'state'),
		text('State Code', 'state_code'),
		text('ZIP', 'zip'),
	],
};

const customFields: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add custom field',
	default: {},
	options: [
		{
			displayName: 'Fields',
			name: 'fields',
			values: [
				{
					displayName: 'Chargebee Field',
					name: 'chargebeeField',
					type: 'string',
					default: '',
					placeholder: 'e.g. cf_partner_tier',
					description: 'API name of a custom field for customers, which must exist on the site',
				},
				{ displayName: 'Value', name: 'value', type: 'string', default: '', description: 'Empty clears the field' },
			],
		},
	],
};

/** What Create, Update and Create or Update have in common. */
export const customerFields: INodeProperties[] = [
	fields,
	billingAddress,
	customFields,
	whenRefused,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			dryRun,
			maxWait,
			raiseWebhooks,
		],
	},
];
