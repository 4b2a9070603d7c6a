import { operationField } from '../../../shared/noun';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';

export const operations = { get, getAll };

export const description = [
	operationField(NOUN, [
		{ name: 'Get', value: 'get', action: 'Get a credit note', description: 'Read one credit note, with all of its lines' },
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many credit notes',
			description: 'Read all credit notes, or those that fit filters, each with all of its lines',
		},
	]),
	...get.description,
	...getAll.description,
];
