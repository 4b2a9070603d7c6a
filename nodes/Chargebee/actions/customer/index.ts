import type { INodeProperties } from 'n8n-workflow';

import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as syncFromVisma from './syncFromVisma';

export const operations = { get, getAll, syncFromVisma };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['customer'] } },
		default: 'syncFromVisma',
		options: [
			{ name: 'Get', value: 'get', action: 'Get a customer', description: 'Read one customer by its ID' },
			{ name: 'Get Many', value: 'getAll', action: 'Get many customers', description: 'Read many customers, filtered' },
			{
				name: 'Sync From Visma.net',
				value: 'syncFromVisma',
				action: 'Sync customers',
				description: 'Create or update customers as they are in Visma.net, writing only what differs',
			},
		],
	},
	...get.description,
	...getAll.description,
	...syncFromVisma.description,
];
