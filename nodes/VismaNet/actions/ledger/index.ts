import { operationField } from '../../readOperations';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';

export const operations = { getAll };

export const description = [
	operationField(NOUN, [
		{ name: 'Get Many', value: 'getAll', action: 'Get many ledgers', description: 'Read all ledgers, or those that fit a filter' },
	]),
	...getAll.description,
];
