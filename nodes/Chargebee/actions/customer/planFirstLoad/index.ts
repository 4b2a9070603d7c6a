import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { attempt } from '../../../../../lib/attempt';
import { explainChargebee } from '../../../../../lib/chargebee';
import { ExplainedError, RequestError } from '../../../../../lib/http';
import { type Plan, planExcerpt, planFirstLoad, planPage } from '../../../../../lib/sync/firstLoad';
import { explainVisma } from '../../../../../lib/visma';
import { waitPolicy } from '../../../../shared/fields';
import { nodeError } from '../../../../shared/nodeError';
import { vismaCompany } from '../../../../VismaNet/client';
import { chargebeeSite } from '../../../site';
import { readSettings } from '../syncFromVisma/settings';
import { readChoices, readOptions } from './settings';

export { description } from './fields';

/** Plans once, however many items come in: an item for each Visma customer, and the plan itself as the last one. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const policy = waitPolicy(readOptions(this).maxWaitSeconds);
	const company = await vismaCompany(this, policy);
	const site = await chargebeeSite(this, { policy });
	const { credential } = site;
	const run = {
		visma: company.client,
		chargebee: site.client,
		settings: readSettings(this, credential),
		linkedCustomers: credential.linkedCustomers ?? '',
		...readChoices(this),
		budget: company.budget,
		calls: () => ({ visma: company.calls(), chargebee: site.calls() }),
		clock: () => Date.now(),
	};
	const planned = await attempt(async () => await planFirstLoad(run));
	if (planned.ok) return await itemsOf(this, planned.value, credential.site);
	const error = presentable(this, planned.error as Error, site.baseUrl);
	if (!this.continueOnFail()) throw error;
	return this.getInputData().map((_, item) => ({ json: { error: error.message }, error, pairedItem: { item } }));
}

async function itemsOf({ helpers }: IExecuteFunctions, plan: Plan, site: string): Promise<INodeExecutionData[]> {
	const pairedItem = { item: 0 };
	const page = await helpers.prepareBinaryData(Buffer.from(planPage(plan, site), 'utf8'), 'first-load.html', 'text/html');
	const summary = { ...plan.summary, html: planExcerpt(plan) };
	const items = plan.proposals.map((proposal) => ({ json: proposal as unknown as IDataObject, pairedItem }));
	return [...items, { json: summary as unknown as IDataObject, binary: { plan: page }, pairedItem }];
}

function presentable(context: IExecuteFunctions, error: Error, chargebeeUrl: string): NodeApiError | NodeOperationError {
	if (error instanceof ExplainedError) return nodeError(context.getNode(), error.explanation);
	if (!(error instanceof RequestError)) return new NodeOperationError(context.getNode(), error);
	const explain = error.url.startsWith(`${chargebeeUrl}/`) ? explainChargebee : explainVisma;
	return nodeError(context.getNode(), explain(error, 'The plan of the first load', Date.now()));
}
