import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { run } from '../shared/router';
import * as customer from './actions/customer';
import { searchCustomers } from './listSearch/searchCustomers';

/** Actions on Visma.net ERP. */
export class VismaNet implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Visma.net ERP',
		name: 'vismaNet',
		icon: { light: 'file:vismaNet.svg', dark: 'file:vismaNet.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read customers from Visma.net ERP',
		defaults: { name: 'Visma.net ERP' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'vismaNetOAuth2Api', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'customer',
				options: [{ name: 'Customer', value: 'customer' }],
			},
			...customer.description,
		],
	};

	methods = { listSearch: { searchCustomers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, { customer: customer.operations });
	}
}
