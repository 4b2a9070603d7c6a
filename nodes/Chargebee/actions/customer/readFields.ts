import { isPlainObject, mapValues, omit, pick } from 'lodash';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { ExplainedError } from '../../../../lib/http';
import type { CustomerEdit } from '../../../../lib/sync/customers/edit';

/** The fields that Chargebee changes together with the address. */
const VAT = ['vat_number', 'vat_number_prefix', 'business_customer_without_vat_number', 'registered_for_gst'];
const CUSTOM_FIELD = /^cf_\w+$/;

type CustomRow = { chargebeeField: string; value: unknown };

/** The fields of an item as text under their wire names. */
export function readFields(context: IExecuteFunctions, index: number): CustomerEdit['fields'] {
	const given = context.getNodeParameter('fields', index, {}) as IDataObject;
	const address = context.getNodeParameter('billingAddress', index, {}) as IDataObject;
	const rows = context.getNodeParameter('customFields.fields', index, []) as CustomRow[];
	return {
		customer: texts({ ...omit(given, ['meta_data', ...VAT]), ...customOf(rows) }),
		address: texts(address),
		vat: texts(pick(given, VAT)),
		meta: texts(metaOf(given.meta_data)),
	};
}

const texts = (fields: Record<string, unknown>): Record<string, string> => mapValues(fields, textOf);

function textOf(value: unknown): string {
	if (typeof value === 'object' && value !== null) return JSON.stringify(value);
	return String(value ?? '').trim();
}

function customOf(rows: CustomRow[]): Record<string, unknown> {
	const custom = rows.map(({ chargebeeField, value }) => [chargebeeField.trim(), value] as const);
	const wrong = custom.find(([field]) => !CUSTOM_FIELD.test(field));
	if (wrong) {
		throw invalid(`Custom Fields has a row that cannot be used: "${wrong[0]}" is no name of a custom field`, 'Custom Fields');
	}
	return Object.fromEntries(custom);
}

/** The field holds an object, or JSON text when somebody typed it. */
function metaOf(value: unknown): Record<string, unknown> {
	const meta = typeof value === 'string' ? parsed(value) : (value ?? {});
	if (isPlainObject(meta)) return meta as Record<string, unknown>;
	throw invalid('Meta Data holds no JSON object', 'Meta Data');
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text.trim() || '{}');
	} catch {
		return undefined;
	}
}

const invalid = (message: string, field: string) =>
	new ExplainedError({ message, remedy: `Correct ${field}.`, code: 'customer-fields-invalid' });
