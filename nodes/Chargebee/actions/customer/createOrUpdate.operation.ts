import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { createOrUpdateGiven } from '../../../../lib/sync/customers/edit';
import { shownFor } from '../../../shared/fields';
import { customerFields } from './fields';
import { writeCustomers } from './write';

export const description = shownFor('customer', 'createOrUpdate', [
	{
		displayName: 'Customer ID',
		name: 'customerId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. VN-10001',
		description: 'Up to 50 characters. The customer under this ID is updated, or created when there is none.',
	},
	...customerFields,
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await writeCustomers(this, createOrUpdateGiven, { needsId: true });
}
