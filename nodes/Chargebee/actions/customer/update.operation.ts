import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { updateGiven } from '../../../../lib/sync/customers/edit';
import { shownFor } from '../../../shared/fields';
import { customerFields } from './fields';
import { customerLocator } from './locator';
import { writeCustomers } from './write';

export const description = shownFor('customer', 'update', [customerLocator, ...customerFields]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await writeCustomers(this, updateGiven, { needsId: true });
}
