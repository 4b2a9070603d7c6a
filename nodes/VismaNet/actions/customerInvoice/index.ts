import { operationField } from '../../readOperations';
import * as create from './create.operation';
import * as createFromChargebee from './createFromChargebee';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';
import * as release from './release.operation';
import * as update from './update.operation';

export const operations = { create, createFromChargebee, get, getAll, release, update };

export const description = [
	operationField(NOUN, [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a customer invoice',
			description: 'Create a customer invoice, and release it or leave it for review',
		},
		{
			name: 'Create From Chargebee',
			value: 'createFromChargebee',
			action: 'Create customer invoices from chargebee',
			description: 'Create customer invoices and credit notes from those of Chargebee, each once, with deferral codes and terms',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a customer invoice',
			description: 'Read one customer invoice with all of its parts by its number',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many customer invoices',
			description: 'Read all customer invoices, or those that fit a filter or changed since a time',
		},
		{
			name: 'Release',
			value: 'release',
			action: 'Release a customer invoice',
			description: 'Make a balanced customer invoice final, and wait until it is done',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a customer invoice',
			description: 'Change a customer invoice that is not released yet',
		},
	]),
	...create.description,
	...createFromChargebee.description,
	...get.description,
	...getAll.description,
	...release.description,
	...update.description,
];
