import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { type EventGroup, selectEvents } from '../../../lib/chargebee';

/** What people choose in the fields of `eventFields` and the option `otherEvents`. */
export interface EventsChosen {
	groups: EventGroup[];
	events: string[];
	otherEvents?: string;
}

/** Event types, each once; empty means every type. Choosing none at all is refused. */
export function chosenEvents(node: INode, { groups, events: single, otherEvents = '' }: EventsChosen): string[] {
	const other = otherEvents.split(/[\s,;]+/).filter((type) => type !== '');
	const events = selectEvents(groups, [...single, ...other]);
	if (events.length > 0 || groups.includes('all')) return events;
	throw new NodeOperationError(node, 'No event is chosen', {
		description: 'Choose an event group or an event; "All Events" is a group too.',
	});
}
