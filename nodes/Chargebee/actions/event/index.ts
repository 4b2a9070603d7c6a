import { operationField } from '../../../shared/noun';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';

export const operations = { get, getAll };

export const description = [
	operationField(NOUN, [
		{ name: 'Get', value: 'get', action: 'Get an event', description: 'Read one event with its content' },
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many events',
			description: 'Read all events, or those that fit filters, the oldest first',
		},
	]),
	...get.description,
	...getAll.description,
];
