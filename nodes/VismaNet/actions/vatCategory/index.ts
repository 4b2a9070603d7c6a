import { operationField } from '../../readOperations';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';

export const operations = { get, getAll };

export const description = [
	operationField(NOUN, [
		{ name: 'Get', value: 'get', action: 'Get a VAT category', description: 'Read one VAT category with its rates' },
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many VAT categories',
			description: 'Read all VAT categories, or those that changed since a time',
		},
	]),
	...get.description,
	...getAll.description,
];
