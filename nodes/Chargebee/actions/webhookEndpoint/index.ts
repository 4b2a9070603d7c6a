import { operationField } from '../../../shared/noun';
import * as remove from './delete.operation';
import * as getAll from './getAll.operation';
import { NOUN } from './noun';

export const operations = { delete: remove, getAll };

export const description = [
	operationField(NOUN, [
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete a webhook endpoint',
			description: 'Remove an endpoint for good, which frees one of the five places of the site',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many webhook endpoints',
			description: 'Read the endpoints that the site tells of its events',
		},
	]),
	...remove.description,
	...getAll.description,
];
