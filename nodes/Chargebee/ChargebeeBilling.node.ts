import { mapValues } from 'lodash';
import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { run } from '../shared/router';
import * as creditNote from './actions/creditNote';
import * as customer from './actions/customer';
import * as event from './actions/event';
import * as invoice from './actions/invoice';
import * as itemPrice from './actions/itemPrice';
import * as subscription from './actions/subscription';
import * as webhookEndpoint from './actions/webhookEndpoint';
import * as listSearch from './listSearch';

/** Name of each resource in parameters -> its operations and their fields. */
const RESOURCES = { creditNote, customer, event, invoice, itemPrice, subscription, webhookEndpoint };

/** Actions on Chargebee. */
export class ChargebeeBilling implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chargebee Billing',
		name: 'chargebeeBilling',
		icon: { light: 'file:chargebeeBilling.svg', dark: 'file:chargebeeBilling.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Bring customers and invoices of Visma.net to Chargebee, read what is billed there, and replay events',
		defaults: { name: 'Chargebee Billing' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'chargebeeSiteApi', required: true },
			{
				name: 'vismaNetOAuth2Api',
				required: true,
				displayOptions: { show: { resource: ['customer', 'invoice'], operation: ['planFirstLoad', 'reconcileWithVisma'] } },
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'customer',
				options: [
					{ name: 'Credit Note', value: 'creditNote' },
					{ name: 'Customer', value: 'customer' },
					{ name: 'Event', value: 'event' },
					{ name: 'Invoice', value: 'invoice' },
					{ name: 'Item Price', value: 'itemPrice' },
					{ name: 'Subscription', value: 'subscription' },
					{ name: 'Webhook Endpoint', value: 'webhookEndpoint' },
				],
			},
			...Object.values(RESOURCES).flatMap(({ description }) => description),
		],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, mapValues(RESOURCES, ({ operations }) => operations));
	}
}
