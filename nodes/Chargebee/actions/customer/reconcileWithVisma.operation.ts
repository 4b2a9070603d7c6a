import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { reconcileCustomers } from '../../../../lib/sync/reconcile';
import { maxWait, shownFor } from '../../../shared/fields';
import { onlyThese, reconcileOnce } from '../../reconciling';
import { mapping, mappingOptions } from './syncFromVisma/fields';
import { readSettings } from './syncFromVisma/settings';

export const description = shownFor('customer', 'reconcileWithVisma', [
	...mapping,
	onlyThese('customers'),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [mappingOptions.inactiveCustomers, maxWait, mappingOptions.vatNumber],
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await reconcileOnce(this, 'customers', async ({ company, site, only }) =>
		await reconcileCustomers({
			visma: company.client,
			chargebee: site.client,
			settings: readSettings(this, site.credential),
			only,
			clock: () => Date.now(),
			companyZone: company.timezone,
			executionId: this.getExecutionId(),
		}),
	);
}
