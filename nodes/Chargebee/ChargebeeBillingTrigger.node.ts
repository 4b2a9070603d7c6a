import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { deliver } from './trigger/delivery';
import { isRegistered, register, unregister } from './trigger/endpoint';
import { fields } from './trigger/fields';

/** Starts a flow for each event of a Chargebee site. */
export class ChargebeeBillingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chargebee Billing Trigger',
		name: 'chargebeeBillingTrigger',
		icon: { light: 'file:chargebeeBilling.svg', dark: 'file:chargebeeBilling.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["groups"].concat($parameter["events"]).join(", ") }}',
		description: 'Starts the flow when something happens in Chargebee: subscriptions, invoices, credit notes, payments',
		eventTriggerDescription: 'Waiting for Chargebee to send an event to the test URL',
		activationMessage: 'The webhook endpoint is registered on the Chargebee site; each event starts an execution.',
		defaults: { name: 'Chargebee Billing Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'chargebeeSiteApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: fields,
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered.call(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register.call(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister.call(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await deliver.call(this);
	}
}
