import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { causedByUs, type ChargebeeEvent, type EventChoice, type EventGroup, explainChargebee, PAGE_LIMIT } from '../../../../lib/chargebee';
import { replayEvents } from '../../../../lib/sync/events';
import { shownFor } from '../../../shared/fields';
import { forEachItem } from '../../../shared/forEachItem';
import { chargebeeSite, type Site } from '../../site';
import { siteSeconds, zoneOf } from '../../siteTime';
import { chosenEvents } from '../../trigger/chosenEvents';
import { eventFields, otherEvents, ownUser } from '../../trigger/eventFields';

interface Options {
	customerId?: string;
	eventIds?: string;
	mirrored?: boolean;
	otherEvents?: string;
	ownUser?: string;
}

export const description = shownFor('event', 'replay', [
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		description: 'Events that happened at or after this time; without a time zone it is the time of the site. Empty for as far back as events go.',
	},
	{
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		description: 'Events that happened before this time. Empty for all until now.',
	},
	...eventFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Customer ID',
				name: 'customerId',
				type: 'string',
				default: '',
				placeholder: 'e.g. VN-10001',
				description: 'Only events about this customer. Chargebee cannot filter by it, so the window is read whole.',
			},
			{
				displayName: 'Event IDs',
				name: 'eventIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. ev_16BPgETyVrQbiGhA, ev_16BPgETyVrQVHGh1',
				description: 'Only these events, separated by commas; time and events must fit too',
			},
			{
				displayName: 'Include Mirrored',
				name: 'mirrored',
				type: 'boolean',
				default: false,
				description: 'Whether to return events that the triggers drop, since what they tell of came from Visma.net',
			},
			otherEvents,
			ownUser,
		],
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const site = await chargebeeSite(this);
	return await forEachItem(
		this,
		async (index) => {
			const options = this.getNodeParameter('options', index, {}) as Options;
			const choice = choiceOf(this, index, options, site);
			const events = await replayEvents(site.client, choice, options.customerId?.trim());
			return options.mirrored ? events : events.filter((event) => isNews(event, options, site));
		},
		(error) => explainChargebee(error, 'Events', Date.now()),
	);
}

function choiceOf(context: IExecuteFunctions, index: number, { eventIds = '', otherEvents: other }: Options, site: Site): EventChoice {
	const time = (name: string, label: string) =>
		siteSeconds(context.getNodeParameter(name, index, ''), zoneOf(site.credential), label, context.getNode());
	const to = time('to', 'To');
	const ids = eventIds.split(/[\s,;]+/).filter((id) => id !== '');
	if (ids.length > PAGE_LIMIT) {
		throw new NodeOperationError(context.getNode(), `Event IDs holds ${ids.length} events; ${PAGE_LIMIT} fit in one call`, {
			description: 'Split them over several items.',
		});
	}
	const groups = context.getNodeParameter('groups', index, []) as EventGroup[];
	const events = context.getNodeParameter('events', index, []) as string[];
	return {
		from: time('from', 'From'),
		to: to === undefined ? undefined : to - 1,
		types: chosenEvents(context.getNode(), { groups, events, otherEvents: other }),
		ids: ids.length > 0 ? ids : undefined,
	};
}

function isNews(event: ChargebeeEvent, { ownUser: apiKeyName = '' }: Options, { credential }: Site): boolean {
	return causedByUs(event, { invoiceIdPrefix: credential.invoiceIdPrefix, apiKeyName }) === undefined;
}
