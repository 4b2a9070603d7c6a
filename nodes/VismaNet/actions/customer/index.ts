import type { INodeProperties } from 'n8n-workflow';

import * as get from './get.operation';
import * as getAll from './getAll.operation';

export const operations = { get, getAll };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['customer'] } },
		default: 'getAll',
		options: [
			{ name: 'Get', value: 'get', action: 'Get a customer', description: 'Read one customer by its number' },
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many customers',
				description: 'Read many customers, or those changed since a time',
			},
		],
	},
	...get.description,
	...getAll.description,
];
