import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { attempt } from '../../../../../lib/attempt';
import { LedgerError } from '../../../../../lib/ledger';
import { reconcileLedger } from '../../../../../lib/sync/reconcileLedger';
import { chargebeeSite } from '../../../../Chargebee/site';
import { waitPolicy } from '../../../../shared/fields';
import { vismaCompany } from '../../../client';
import { orFail } from '../explained/failing';
import { showHints } from '../recordChargebeeEvents/hints';
import { readBooks } from '../rules/books';
import { ruleFaults } from '../rules/read';
import { faultsError, type FormFault } from '../rules/reading/faults';

export { description } from './fields';

/** Once, however many items come in: an item for each difference, and last one with the figures. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds } = this.getNodeParameter('options', 0, {}) as { maxWaitSeconds?: number };
	const policy = waitPolicy(maxWaitSeconds);
	const company = await vismaCompany(this, policy);
	const site = await chargebeeSite(this, { policy });
	return await orFail(this, { about: 'Reconcile With Chargebee', chargebeeUrl: site.baseUrl }, async () => {
		const books = readBooks(this, site.credential, { fromPeriod: 'From Period', toPeriod: 'To Period' });
		const deps = { visma: company.client, chargebee: site.client, executionId: this.getExecutionId(), now: () => new Date().toISOString() };
		const choice = { from: books.month('fromPeriod'), to: books.month('toPeriod') ?? books.lastMonth };
		if (choice.from !== undefined && choice.from > choice.to) throw faultsError([backwards(choice.from, choice.to)]);
		const found = await attempt(async () => await reconcileLedger(deps, books.settings, choice));
		if (!found.ok) throw found.error instanceof LedgerError ? ruleFaults(found.error, books.places) : (found.error as Error);
		const { differences, figures, warnings } = found.value;
		showHints(this, warnings, [], books.places);
		const last = { kind: 'figures', ...figures, calls: { visma: company.calls(), chargebee: site.calls() } };
		return [...differences, last].map((json) => ({ json: json as unknown as IDataObject, pairedItem: { item: 0 } }));
	});
}

const written = (month: string) => `${month.slice(0, 4)}-${month.slice(4)}`;

/** Nothing would be compared, and all would seem well. */
const backwards = (from: string, to: string): FormFault => ({
	place: 'From Period',
	message: `${written(from)} is after ${written(to)}, the last month to compare.`,
	remedy: 'Choose an earlier month, or a later one in To Period, whose default is the last month that is over.',
});
