import { operationField } from '../../../shared/noun';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';

export const operations = { get, getAll };

export const description = [
	operationField(NOUN, [
		{ name: 'Get', value: 'get', action: 'Get an item price', description: 'Read one item price' },
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many item prices',
			description: 'Read all item prices, or those that fit filters',
		},
	]),
	...get.description,
	...getAll.description,
];
