import { operationField } from '../../readOperations';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';
import * as update from './update.operation';
import * as upsert from './upsert.operation';

export const operations = { create, get, getAll, update, upsert };

export const description = [
	operationField(NOUN, [
		{ name: 'Create', value: 'create', action: 'Create a customer', description: 'Create a customer' },
		{
			name: 'Create or Update',
			value: 'upsert',
			action: 'Create or update a customer',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
		},
		{ name: 'Get', value: 'get', action: 'Get a customer', description: 'Read one customer by its number' },
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many customers',
			description: 'Read all customers, or those that fit a filter or changed since a time',
		},
		{ name: 'Update', value: 'update', action: 'Update a customer', description: 'Change what differs in a customer' },
	]),
	...create.description,
	...get.description,
	...getAll.description,
	...update.description,
	...upsert.description,
];
