import { operationField } from '../../readOperations';
import * as create from './create';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';
import * as recordChargebeeEvents from './recordChargebeeEvents';
import * as release from './release.operation';

export const operations = { create, get, getAll, recordChargebeeEvents, release };

export const description = [
	operationField(NOUN, [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a journal transaction',
			description: 'Create a batch in the general ledger, and release it or leave it for review',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a journal transaction',
			description: 'Read one batch with its lines by its number',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many journal transactions',
			description: 'Read the batches of a period, or those changed since a time, each with all of its lines',
		},
		{
			name: 'Record Chargebee Events',
			value: 'recordChargebeeEvents',
			action: 'Record billing events as journals',
			description: 'Book invoices, credit notes, payments and the recognition of revenue, each exactly once',
		},
		{
			name: 'Release',
			value: 'release',
			action: 'Release a journal transaction',
			description: 'Book a balanced batch in the ledger, and wait until it is done',
		},
	]),
	...create.description,
	...get.description,
	...getAll.description,
	...recordChargebeeEvents.description,
	...release.description,
];
