import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { run } from '../shared/router';
import * as customer from './actions/customer';
import * as event from './actions/event';
import { searchCustomers } from './listSearch/searchCustomers';

/** Actions on Chargebee. */
export class ChargebeeBilling implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chargebee Billing',
		name: 'chargebeeBilling',
		icon: { light: 'file:chargebeeBilling.svg', dark: 'file:chargebeeBilling.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Bring Visma.net customers to Chargebee, and read what is there',
		defaults: { name: 'Chargebee Billing' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'chargebeeSiteApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'customer',
				options: [
					{ name: 'Customer', value: 'customer' },
					{ name: 'Event', value: 'event' },
				],
			},
			...customer.description,
			...event.description,
		],
	};

	methods = { listSearch: { searchCustomers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, { customer: customer.operations, event: event.operations });
	}
}
