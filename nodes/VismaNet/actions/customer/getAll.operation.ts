import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { explainVisma, listCustomers, type VismaCustomerStatus } from '../../../../lib/visma';
import { maxWait, returnAllOrLimit, shownFor, waitPolicy } from '../../../shared/fields';
import { forEachItem } from '../../../shared/forEachItem';
import { vismaCompany } from '../../client';
import { modifiedSince, overlap, readModifiedSince } from '../../modifiedSince';

interface Options {
	maxWaitSeconds?: number;
	overlapMinutes?: number;
	status?: VismaCustomerStatus;
}

export const description = shownFor('customer', 'getAll', [
	...returnAllOrLimit,
	modifiedSince('customers'),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			maxWait,
			overlap,
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				default: 'Active',
				description: 'Only customers with this status',
				options: [
					{ name: 'Active', value: 'Active' },
					{ name: 'Credit Hold', value: 'CreditHold' },
					{ name: 'Inactive', value: 'Inactive' },
					{ name: 'On Hold', value: 'OnHold' },
					{ name: 'One-Time', value: 'OneTime' },
				],
			},
		],
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await forEachItem(
		this,
		async (index) => {
			const { maxWaitSeconds, overlapMinutes, status } = this.getNodeParameter('options', index, {}) as Options;
			const policy = waitPolicy(maxWaitSeconds);
			const { client, timezone } = await vismaCompany(this, policy);
			const returnAll = this.getNodeParameter('returnAll', index) as boolean;
			const limit = returnAll ? undefined : (this.getNodeParameter('limit', index) as number);
			const since = readModifiedSince(this, index, timezone, overlapMinutes);
			return await listCustomers(client, { modifiedSince: since, status }, limit);
		},
		(error) => explainVisma(error, 'Customers', Date.now()),
	);
}
