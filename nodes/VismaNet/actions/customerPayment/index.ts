import { operationField } from '../../readOperations';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';

export const operations = { get, getAll };

export const description = [
	operationField(NOUN, [
		{ name: 'Get', value: 'get', action: 'Get a customer payment', description: 'Read one payment with the documents that it pays' },
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many customer payments',
			description: 'Read all payments, or those that fit a filter or changed since a time',
		},
	]),
	...get.description,
	...getAll.description,
];
