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
				action: 'Get a background job',
				description: 'Read how a call that Visma.net carries out in the background stands',
			},
		],
		'get',
	),
	...get.description,
];
