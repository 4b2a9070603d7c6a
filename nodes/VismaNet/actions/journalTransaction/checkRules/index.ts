import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { checkAgainstSite } from '../../../../../lib/sync/journals/rulesCheck';
import { chargebeeSite } from '../../../../Chargebee/site';
import { waitPolicy } from '../../../../shared/fields';
import { vismaCompany } from '../../../client';
import { orFail } from '../explained/failing';
import type { RuleOptions } from '../rules/options';
import { readRules } from '../rules/read';
import { type CoverageItem, coverageItems, faultItems, type FindingItem, findingItems } from './items';

export { description } from './fields';

interface Options extends RuleOptions {
	archived?: boolean;
	documents?: number;
	maxWaitSeconds?: number;
}

/** Once, however many items come in: the rules are the node's. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { archived = false, documents = 100, maxWaitSeconds } = this.getNodeParameter('options', 0, {}) as Options;
	const policy = waitPolicy(maxWaitSeconds);
	const { client: visma } = await vismaCompany(this, policy);
	const site = await chargebeeSite(this, { policy });
	return await orFail(this, { about: 'Check Rules', chargebeeUrl: site.baseUrl }, async () => {
		const wanted = this.getNodeParameter('return', 0) as 'everything' | 'findings' | 'coverage';
		const { rules, places, faults } = readRules(this, site.credential);
		if (!rules || faults.length > 0) return shown(faultItems(faults));
		const check = await checkAgainstSite(rules, { visma, chargebee: site.client }, { archived, documents });
		return shown([
			...(wanted === 'coverage' ? [] : findingItems(check, places)),
			...(wanted === 'findings' ? [] : coverageItems(check, places)),
		]);
	});
}

const shown = (items: Array<FindingItem | CoverageItem>): INodeExecutionData[] =>
	items.map((json) => ({ json: json as unknown as IDataObject, pairedItem: { item: 0 } }));
