import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { attempt } from '../../../../../lib/attempt';
import { LedgerError } from '../../../../../lib/ledger';
import { monthEndReport, reportPage } from '../../../../../lib/sync/monthEndReport';
import { chargebeeSite } from '../../../../Chargebee/site';
import { waitPolicy } from '../../../../shared/fields';
import { vismaCompany } from '../../../client';
import { orFail } from '../explained/failing';
import { readBooks } from '../rules/books';
import { ruleFaults } from '../rules/read';

export { description } from './fields';

/** Once, however many items come in: one item, with the figures and the page that shows them. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds } = this.getNodeParameter('options', 0, {}) as { maxWaitSeconds?: number };
	const policy = waitPolicy(maxWaitSeconds);
	const company = await vismaCompany(this, policy);
	const site = await chargebeeSite(this, { policy });
	return await orFail(this, { about: 'Get Month-End Report', chargebeeUrl: site.baseUrl }, async () => {
		const books = readBooks(this, site.credential, { period: 'Period' });
		const deps = { visma: company.client, chargebee: site.client, executionId: this.getExecutionId(), now: () => new Date().toISOString() };
		const period = books.month('period') ?? books.lastMonth;
		const made = await attempt(async () => await monthEndReport(deps, books.settings, period, company.name));
		if (!made.ok) throw made.error instanceof LedgerError ? ruleFaults(made.error, books.places) : (made.error as Error);
		const page = Buffer.from(reportPage(made.value), 'utf8');
		const file = await this.helpers.prepareBinaryData(page, `month-end-${period.slice(0, 4)}-${period.slice(4)}.html`, 'text/html');
		const json = { ...made.value, calls: { visma: company.calls(), chargebee: site.calls() } } as unknown as IDataObject;
		const field = this.getNodeParameter('binaryPropertyName', 0, 'data') as string;
		return [{ json, binary: { [field]: file }, pairedItem: { item: 0 } }];
	});
}
