import { operationField } from '../../../shared/noun';
import * as create from './create.operation';
import * as createOrUpdate from './createOrUpdate.operation';
import * as remove from './delete.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';
import * as planFirstLoad from './planFirstLoad';
import * as syncFromVisma from './syncFromVisma';
import * as update from './update.operation';

export const operations = { create, createOrUpdate, delete: remove, get, getAll, planFirstLoad, syncFromVisma, update };

const choices = [
	{ name: 'Create', value: 'create', action: 'Create a customer', description: 'Create a new record' },
	{
		name: 'Create or Update',
		value: 'createOrUpdate',
		action: 'Create or update a customer',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	{
		name: 'Delete',
		value: 'delete',
		action: 'Delete a customer',
		description: 'Delete a customer for good, with its subscriptions and documents',
	},
	{ name: 'Get', value: 'get', action: 'Get a customer', description: 'Read one customer by its ID' },
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many customers',
		description: 'Read all customers, or those that fit filters',
	},
	{
		name: 'Plan First Load',
		value: 'planFirstLoad',
		action: 'Plan the first load of customers',
		description: 'Find the customers that are in Chargebee already, and say what a first sync would write and cost; nothing is written',
	},
	{
		name: 'Sync From Visma.net',
		value: 'syncFromVisma',
		action: 'Sync customers',
		description: 'Create or update customers as they are in Visma.net, writing only what differs',
	},
	{
		name: 'Update',
		value: 'update',
		action: 'Update a customer',
		description: 'Write the fields given, where they differ',
	},
];

export const description = [
	operationField(NOUN, choices, 'syncFromVisma'),
	...create.description,
	...createOrUpdate.description,
	...remove.description,
	...get.description,
	...getAll.description,
	...planFirstLoad.description,
	...syncFromVisma.description,
	...update.description,
];
