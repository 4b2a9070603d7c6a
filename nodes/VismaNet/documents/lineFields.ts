import type { INodeProperties } from 'n8n-workflow';

import { alwaysShown, wideTable } from '../../shared/fields';
import { choiceField, dayField, pickField, SHOWN_IN_FIELDS, textField } from '../writeFields';

const VALUES: INodeProperties[] = [
	...[
		textField('Description', 'description', 'What the line is about', 'e.g. Pro, January to December'),
		textField('Quantity', 'quantity', 'One when left out', 'e.g. 1'),
		textField('Unit Price', 'unitPriceInCurrency', 'In the currency of the document, without VAT. Text is taken digit by digit.', 'e.g. 1250.00'),
	].map(alwaysShown),
	pickField('Account', 'accountNumber', 'account', 'The sales account; the one of the item or customer when left out'),
	textField('Amount', 'manualAmountInCurrency', 'Instead of quantity times price'),
	textField('Deferral Code', 'deferralCode', 'Spreads the revenue over the term'),
	textField('Discount Amount', 'discountAmountInCurrency', 'In the currency of the document'),
	textField('Discount Percent', 'discountPercent', 'Of quantity times price', 'e.g. 12.5'),
	textField('Item', 'inventoryNumber', 'Number of the inventory item'),
	textField('Note', 'note', 'For the company itself'),
	pickField('Subaccount', 'subaccount', 'segments', 'Segments and their values. Segments that are left out have the value that Visma.net gives them.'),
	dayField('Term End', 'termEndDate', 'Last day of the time that the line is for'),
	dayField('Term Start', 'termStartDate', 'First day of the time that the line is for'),
	textField('Unit', 'uom', 'Unit of measure', 'e.g. STK'),
	pickField('VAT Category', 'vatCodeId', 'vatCategory', 'It must have a tax in the VAT zone of the customer'),
];

const OPERATION: INodeProperties[] = [
	choiceField('Operation', 'operation', 'What to do with the line', [
		['Insert', 'Add'],
		['Update', 'Change'],
		['Delete', 'Delete'],
	]),
	{
		displayName: 'Line Number',
		name: 'lineNumber',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'Number of the line in Visma.net',
		displayOptions: { show: { operation: ['Update', 'Delete'] } },
	},
];

const lines = (values: INodeProperties[], description: string): INodeProperties => ({
	displayName: 'Lines',
	name: 'lines',
	type: 'fixedCollection',
	typeOptions: wideTable('Add field'),
	placeholder: 'Add line',
	default: {},
	displayOptions: SHOWN_IN_FIELDS,
	description,
	options: [{ displayName: 'Line', name: 'line', values }],
});

export const newLines = lines(VALUES, 'What is sold, at least one line');
export const changedLines = lines([...OPERATION.map(alwaysShown), ...VALUES], 'Lines that are added, changed or deleted; the others stay as they are');
