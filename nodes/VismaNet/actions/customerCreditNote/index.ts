import { operationField } from '../../readOperations';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';
import * as release from './release.operation';

export const operations = { create, get, getAll, release };

export const description = [
	operationField(NOUN, [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a customer credit note',
			description: 'Create a customer credit note, and release it or leave it for review',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a customer credit note',
			description: 'Read one customer credit note with all of its parts by its number',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many customer credit notes',
			description: 'Read all customer credit notes, or those that fit a filter or changed since a time',
		},
		{
			name: 'Release',
			value: 'release',
			action: 'Release a customer credit note',
			description: 'Make a balanced customer credit note final, and wait until it is done',
		},
	]),
	...create.description,
	...get.description,
	...getAll.description,
	...release.description,
];
