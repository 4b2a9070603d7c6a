import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { type CustomerSyncRun, syncCustomers } from '../../../../../lib/sync/customers';
import { deliver, perItem } from '../../../../shared/deliver';
import { waitPolicy } from '../../../../shared/fields';
import { readJson } from '../../../../shared/readJson';
import type { WhenRefused } from '../../../../shared/whenRefused';
import { explainChargebee } from '../../../../../lib/chargebee';
import { chargebeeSite } from '../../../site';
import { readOptions, readSettings } from './settings';

export { description } from './fields';

/** All items are one run: they are compared in bulk and written in parallel. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds, raiseWebhooks } = readOptions(this);
	const policy = waitPolicy(maxWaitSeconds);
	const { client, credential } = await chargebeeSite(this, { policy, raiseWebhooks });
	const run: CustomerSyncRun = {
		client,
		settings: readSettings(this, credential),
		clock: () => Date.now(),
		executionId: this.getExecutionId(),
	};
	const customers = this.getInputData().map((_, index) => readJson(this.getNodeParameter('vismaCustomer', index)));
	const { results, stoppedBy, interrupted } = await syncCustomers(customers, run);
	const whenRefused = this.getNodeParameter('whenRefused', 0) as WhenRefused;
	const { maskPersonalFields } = credential;
	const delivery = { stoppedBy, interrupted, whenRefused, explain: explainChargebee, maskPersonalFields };
	return deliver(this, { ...perItem(results, 'customer'), ...delivery });
}
