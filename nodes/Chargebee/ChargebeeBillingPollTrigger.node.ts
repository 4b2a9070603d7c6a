import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { fields } from './poll/fields';
import { poll } from './poll/poll';

/** Starts a flow with the events that happened on a Chargebee site since the last poll. */
export class ChargebeeBillingPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chargebee Billing Poll Trigger',
		name: 'chargebeeBillingPollTrigger',
		icon: { light: 'file:chargebeeBilling.svg', dark: 'file:chargebeeBilling.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["groups"].concat($parameter["events"]).join(", ") }}',
		description: 'Starts the flow with the events of Chargebee since the last poll: catches what webhooks lost',
		defaults: { name: 'Chargebee Billing Poll Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'chargebeeSiteApi', required: true }],
		properties: fields,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll.call(this);
	}
}
