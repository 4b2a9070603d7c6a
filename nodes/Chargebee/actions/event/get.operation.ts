import { getEvent } from '../../../../lib/chargebee';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	{
		displayName: 'Event ID',
		name: 'eventId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. ev_AzZTZgUxy5l3z1Gx',
		description: 'The ID of the event, as the trigger and Get Many give it',
	},
	getEvent,
);
