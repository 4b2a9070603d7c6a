import { operationField } from '../../readOperations';
import * as get from './get.operation';
import { NOUN } from './noun';

export const operations = { get };

export const description = [
	operationField(
		NOUN,
		[
			{
				name: 'Get',
				value: 'get',
				action: 'Get the rate limit',
				description: 'Read how many calls Visma.net still takes in this window, as last seen',
			},
		],
		'get',
	),
	...get.description,
];
