import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { explainChargebee } from '../../../../../lib/chargebee';
import { type InvoiceSyncRun, syncInvoices } from '../../../../../lib/sync/invoices';
import { deliver, perItem } from '../../../../shared/deliver';
import { waitPolicy } from '../../../../shared/fields';
import { readJson } from '../../../../shared/readJson';
import type { WhenRefused } from '../../../../shared/whenRefused';
import { chargebeeSite } from '../../../site';
import { readOptions, readSettings } from './settings';

export { description } from './fields';

/** All items are one run: they are compared in bulk, and written side by side for different customers. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds, raiseWebhooks } = readOptions(this);
	const { client, credential } = await chargebeeSite(this, { policy: waitPolicy(maxWaitSeconds), raiseWebhooks });
	const run: InvoiceSyncRun = {
		client,
		settings: readSettings(this, credential),
		clock: () => Date.now(),
		executionId: this.getExecutionId(),
	};
	const documents = this.getInputData().map((_, index) => readJson(this.getNodeParameter('vismaInvoice', index)));
	const { results, stoppedBy, interrupted } = await syncInvoices(documents, run);
	const whenRefused = this.getNodeParameter('whenRefused', 0) as WhenRefused;
	const { maskPersonalFields } = credential;
	const delivery = { stoppedBy, interrupted, whenRefused, explain: explainChargebee, maskPersonalFields };
	return deliver(this, { ...perItem(results, 'document'), ...delivery });
}
