import type { INodeProperties } from 'n8n-workflow';

import { eventFields, otherEvents, ownUser } from '../trigger/eventFields';

export type StartFrom = 'now' | 'date' | 'beginning';

export interface PollOptions {
	eventsPerPoll?: number;
	otherEvents?: string;
	overlapMinutes?: number;
	ownUser?: string;
}

/** As the fields have them: an option that was not added has no value. */
export const DEFAULTS = { eventsPerPoll: 1000, overlapMinutes: 120 } as const;

export const fields: INodeProperties[] = [
	{
		displayName:
			"Reads the site's own list of events, so it also finds those that a webhook lost. Where it left off is kept while the workflow is unpublished; another choice under Start From begins anew.",
		name: 'ownList',
		type: 'notice',
		default: '',
	},
	...eventFields,
	{
		displayName: 'Start From',
		name: 'startFrom',
		type: 'options',
		default: 'now',
		options: [
			{ name: 'A Date', value: 'date', description: 'Everything from a time on' },
			{ name: 'As Far Back as Events Go', value: 'beginning', description: 'Everything that Chargebee still has' },
			{ name: 'Now', value: 'now', description: 'Only what happens after the first poll' },
		],
		description: 'With which event the very first poll begins',
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		default: '',
		required: true,
		displayOptions: { show: { startFrom: ['date'] } },
		description: 'Without a time zone it is the time of the site, as the credential names it',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Events per Poll',
				name: 'eventsPerPoll',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 1000,
				description: 'After about how many new events a poll ends; the next one goes on from there',
			},
			otherEvents,
			ownUser,
			{
				displayName: 'Overlap (Minutes)',
				name: 'overlapMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 120,
				description:
					'How far before the last event to look again for events that became visible late. Events that were taken are not taken again.',
			},
		],
	},
];
