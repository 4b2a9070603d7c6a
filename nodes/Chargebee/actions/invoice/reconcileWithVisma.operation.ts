import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { reconcileInvoices } from '../../../../lib/sync/reconcile';
import { currencyDecimals } from '../../../shared/currencyDecimals';
import { maxWait, shownFor } from '../../../shared/fields';
import { onlyThese, reconcileOnce } from '../../reconciling';
import { mapping, mappingOptions } from './syncFromVisma/fields';
import { readSettings } from './syncFromVisma/settings';

const { waived, creditNotes, whenDifferent, whenVoided } = mappingOptions;

export const description = shownFor('invoice', 'reconcileWithVisma', [
	mapping.lines,
	mapping.payments,
	mapping.cutoff,
	onlyThese('documents'),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [waived, creditNotes, currencyDecimals, maxWait, whenDifferent, whenVoided],
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await reconcileOnce(this, 'invoices', async ({ company, site, only }) =>
		await reconcileInvoices({
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
