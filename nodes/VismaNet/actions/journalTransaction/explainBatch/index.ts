import { once } from 'lodash';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { explainChargebee } from '../../../../../lib/chargebee';
import { ExplainedError } from '../../../../../lib/http';
import { LedgerError } from '../../../../../lib/ledger';
import { explainBatches, type ExplainedBatch } from '../../../../../lib/sync/journals/explain';
import { explainVisma } from '../../../../../lib/visma';
import { attempt } from '../../../../../lib/attempt';
import { chargebeeSite } from '../../../../Chargebee/site';
import { waitPolicy } from '../../../../shared/fields';
import { forEachItem } from '../../../../shared/forEachItem';
import { vismaCompany } from '../../../client';
import { completeRules, ruleFaults } from '../rules/read';
import { itemOf } from './item';
import { type ExplainOptions, knownEvents } from './options';

export { description } from './fields';

/** All batches are read and explained together; each input item gives the one that it names. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const options = this.getNodeParameter('options', 0, {}) as ExplainOptions;
	const policy = waitPolicy(options.maxWaitSeconds);
	const { client: visma } = await vismaCompany(this, policy);
	const site = await chargebeeSite(this, { policy });
	const number = (index: number) => String(this.getNodeParameter('batchNumber', index)).trim();
	const explained = once(async () => {
		const { rules, places } = completeRules(this, site.credential);
		const numbers = this.getInputData().map((_, index) => number(index));
		const settings = { rules, events: knownEvents(options), readsPast: options.readsPast ?? true };
		const batches = await attempt(async () => await explainBatches(numbers, { visma, chargebee: site.client }, settings));
		if (!batches.ok) throw batches.error instanceof LedgerError ? ruleFaults(batches.error, places) : batches.error;
		return new Map(batches.value.map((batch: ExplainedBatch) => [batch.batchNumber, itemOf(batch, places)]));
	});
	return await forEachItem(
		this,
		async (index) => [(await explained()).get(number(index)) ?? missing(number(index))],
		(error, index) => (error.url.startsWith(`${site.baseUrl}/`) ? explainChargebee : explainVisma)(error, `Batch ${number(index)}`, Date.now()),
	);
}

function missing(number: string): never {
	throw new ExplainedError({
		message: `Batch ${number}: Visma.net has no such batch`,
		remedy: 'Check the batch number; Visma.net tells capital letters and leading zeros apart.',
		code: 'visma-not-found',
	});
}
