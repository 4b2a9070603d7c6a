import type { INodeProperties } from 'n8n-workflow';

import * as replay from './replay.operation';

export const operations = { replay };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['event'] } },
		default: 'replay',
		options: [
			{
				name: 'Replay',
				value: 'replay',
				action: 'Replay events',
				description: 'Events of a time window as if they had just arrived',
			},
		],
	},
	...replay.description,
];
