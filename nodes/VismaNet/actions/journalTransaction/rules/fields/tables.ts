import { omit } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';

import { alwaysShown, wideTable } from '../../../../../shared/fields';
import { CRITERIA, TABLES } from '../words';
import { account, assignments, text } from './columns';

/** A table: rows that people add, sort and delete. */
function table(
	displayName: string,
	name: string,
	row: { displayName: string; name: string; placeholder: string; description: string },
	values: INodeProperties[],
	typeOptions: INodeProperties['typeOptions'] = { multipleValues: true, sortable: true },
): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions,
		placeholder: row.placeholder,
		default: {},
		description: row.description,
		options: [{ displayName: row.displayName, name: row.name, values }],
	};
}

export const taxes = table(
	TABLES.taxes,
	'taxes',
	{
		displayName: 'VAT Account',
		name: 'tax',
		placeholder: 'Add VAT account',
		description: 'Output VAT by its exact rate. A document with a rate that has no row is refused.',
	},
	[
		text('VAT Rate (%)', 'rate', 'The exact rate in per cent, decimals included', 'e.g. 25.5'),
		account('Account', 'account', 'Output VAT of this rate', '2611'),
	],
);

export const items = table(
	TABLES.items,
	'items',
	{
		displayName: 'Item',
		name: 'item',
		placeholder: 'Add item',
		description: "How single item prices of Chargebee are booked. Empty columns mean the company's accounts.",
	},
	[
		alwaysShown(text('Item Price', 'itemPrice', 'ID of the item price in Chargebee', 'e.g. pro-SEK-Yearly')),
		...Object.values(omit(assignments, ['project', 'branch'])),
	],
	wideTable('Add column'),
);

const chargeKind: INodeProperties = {
	displayName: CRITERIA.chargeKind,
	name: 'chargeKind',
	type: 'options',
	default: '',
	description: 'What the line of the document charges',
	options: [
		{ name: 'Addon', value: 'addon_item_price' },
		{ name: 'Addon (Product Catalog 1.0)', value: 'addon' },
		{ name: 'Any', value: '' },
		{ name: 'Charge', value: 'charge_item_price' },
		{ name: 'One-Off Charge', value: 'adhoc' },
		{ name: 'Plan', value: 'plan_item_price' },
		{ name: 'Plan (Product Catalog 1.0)', value: 'plan' },
		{ name: 'Set-up Fee', value: 'plan_setup' },
	],
};

export const conditions = table(
	TABLES.conditions,
	'conditions',
	{
		displayName: 'Condition',
		name: 'condition',
		placeholder: 'Add condition',
		description:
			'How everything is booked to which all filled criteria of a row apply. Each column is taken from the most specific row that fills it: item price counts most, then item family, kind of charge, business entity, country, currency.',
	},
	[
		text(`If ${CRITERIA.itemPrice} Is`, 'itemPrice', 'ID of the item price in Chargebee; empty for any', 'e.g. pro-SEK-Yearly'),
		text(`If ${CRITERIA.itemFamily} Is`, 'itemFamily', 'ID of the item family in Chargebee; empty for any', 'e.g. core'),
		{ ...chargeKind, displayName: `If ${CRITERIA.chargeKind} Is` },
		text(`If ${CRITERIA.businessEntity} Is`, 'businessEntity', 'ID of the business entity in Chargebee; empty for any'),
		text(`If ${CRITERIA.country} Is`, 'country', 'Two letters: the country of the billing address; empty for any', 'e.g. NO'),
		text(`If ${CRITERIA.currency} Is`, 'currency', 'Currency of the document; empty for any', 'e.g. EUR'),
		...Object.values(assignments),
	],
	wideTable('Add criterion or column'),
);

const decimals = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 9, numberPrecision: 0 },
	default: 2,
	description,
});

export const currencies = table(
	TABLES.currencies,
	'currencies',
	{
		displayName: 'Currency',
		name: 'currency',
		placeholder: 'Add currency',
		description:
			'Only for currencies that are not written with the decimals that Chargebee usually has: none for JPY, KRW, XAF and XOF, else two',
	},
	[
		text('Currency Code', 'code', 'Three letters', 'e.g. KWD'),
		decimals('Decimals in Chargebee', 'exponent', "How many decimals Chargebee's smallest unit has"),
		decimals('Decimals in Visma.net', 'precision', 'How many decimals amounts have in the books'),
	],
);
