import { operationField } from '../../../shared/noun';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getForMonthEnd from './getForMonthEnd.operation';
import { NOUN } from './noun';
import * as replay from './replay.operation';

export const operations = { get, getAll, getForMonthEnd, replay };

export const description = [
	operationField(NOUN, [
		{ name: 'Get', value: 'get', action: 'Get an event', description: 'Read one event with its content' },
		{
			name: 'Get for Month-End',
			value: 'getForMonthEnd',
			action: 'Get events for month end',
			description: 'Read what reaches into a month from the lists of documents, for Record Chargebee Events',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many events',
			description: 'Read all events, or those that fit filters, the oldest first',
		},
		{
			name: 'Replay',
			value: 'replay',
			action: 'Replay events',
			description: 'Read the events of a time window as if they had just arrived',
		},
	]),
	...get.description,
	...getAll.description,
	...getForMonthEnd.description,
	...replay.description,
];
