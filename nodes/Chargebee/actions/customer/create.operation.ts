import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { createGiven } from '../../../../lib/sync/customers/edit';
import { shownFor } from '../../../shared/fields';
import { customerFields } from './fields';
import { writeCustomers } from './write';

export const description = shownFor('customer', 'create', [
	{
		displayName: 'Customer ID',
		name: 'customerId',
		type: 'string',
		default: '',
		placeholder: 'e.g. VN-10001',
		description:
			'Up to 50 characters; it never changes. Without one Chargebee gives an ID, and the same fields sent again within 30 minutes are taken for a repeat.',
	},
	...customerFields,
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await writeCustomers(this, createGiven, { needsId: false });
}
