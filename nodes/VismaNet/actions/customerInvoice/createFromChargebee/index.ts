import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { attempt } from '../../../../../lib/attempt';
import { createDocuments } from '../../../../../lib/sync/customerLedger';
import { checkBookedAs } from '../../../../Chargebee/bookedAs';
import { chargebeeSite } from '../../../../Chargebee/site';
import { withCalls } from '../../../../shared/calls';
import { deliver } from '../../../../shared/deliver';
import { waitPolicy } from '../../../../shared/fields';
import { readJson } from '../../../../shared/readJson';
import { vismaCompany } from '../../../client';
import { deliveryOf, notBegun } from './delivery';
import { readOptions, readSettings } from './settings';

export { description } from './fields';

/** All items are one set: each document that they name is read afresh, and created once. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds } = readOptions(this);
	const policy = waitPolicy(maxWaitSeconds);
	const company = await vismaCompany(this, policy);
	const site = await chargebeeSite(this, { policy });
	const read = await attempt(async () => {
		checkBookedAs(site.credential, 'customerInvoices');
		return await Promise.resolve(readSettings(this, site.credential));
	});
	if (!read.ok) return deliver(this, notBegun(this, read.error as Error));
	const deps = {
		visma: company.client,
		chargebee: site.client,
		executionId: this.getExecutionId(),
		now: () => new Date().toISOString(),
	};
	const inputs = this.getInputData().map((_, index) => readJson(this.getNodeParameter('document', index)));
	const run = await createDocuments(inputs, { deps, settings: read.value });
	const { maskPersonalFields } = site.credential;
	const items = deliver(this, { ...deliveryOf(this, run, site), maskPersonalFields });
	return withCalls(items, { visma: company.calls(), chargebee: site.calls() });
}
