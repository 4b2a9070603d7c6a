import { operationField } from '../../../shared/noun';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';

export const operations = { get, getAll };

export const description = [
	operationField(NOUN, [
		{ name: 'Get', value: 'get', action: 'Get an invoice', description: 'Read one invoice, with all of its lines' },
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many invoices',
			description: 'Read all invoices, or those that fit filters, each with all of its lines',
		},
	]),
	...get.description,
	...getAll.description,
];
