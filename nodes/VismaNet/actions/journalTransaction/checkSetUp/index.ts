import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { checkSetUp } from '../../../../../lib/sync/setUp';
import { chargebeeSite } from '../../../../Chargebee/site';
import { withCalls } from '../../../../shared/calls';
import { waitPolicy } from '../../../../shared/fields';
import { vismaCompany } from '../../../client';
import { orFail } from '../explained/failing';
import { itemsOf } from './items';
import type { Options } from './options';
import { readSettings } from './settings';

export { description } from './fields';

/** Once, however many items come in: the set-up is the company's. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const options = this.getNodeParameter('options', 0, {}) as Options;
	const policy = waitPolicy(options.maxWaitSeconds);
	const company = await vismaCompany(this, policy);
	const site = await chargebeeSite(this, { policy });
	return await orFail(this, { about: 'Check Set-Up', chargebeeUrl: site.baseUrl }, async () => {
		const settings = await readSettings(this, options, company, site);
		const done = await checkSetUp({ visma: company.client, chargebee: site.client }, settings);
		this.addExecutionHints({ message: done.verdict.finding, type: done.verdict.ready ? 'info' : 'warning', location: 'outputPane' });
		const items = itemsOf(done).map((json) => ({ json: json as unknown as IDataObject, pairedItem: { item: 0 } }));
		return withCalls(items, { visma: company.calls(), chargebee: site.calls() });
	});
}
