import { operationField } from '../../readOperations';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';

export const operations = { get, getAll };

export const description = [
	operationField(NOUN, [
		{ name: 'Get', value: 'get', action: 'Get an account', description: 'Read one account' },
		{ name: 'Get Many', value: 'getAll', action: 'Get many accounts', description: 'Read all accounts, or those that fit a filter' },
	]),
	...get.description,
	...getAll.description,
];
