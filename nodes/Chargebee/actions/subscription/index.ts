import { operationField } from '../../../shared/noun';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';

export const operations = { get, getAll };

export const description = [
	operationField(NOUN, [
		{ name: 'Get', value: 'get', action: 'Get a subscription', description: 'Read one subscription' },
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many subscriptions',
			description: 'Read all subscriptions, or those that fit filters',
		},
	]),
	...get.description,
	...getAll.description,
];
