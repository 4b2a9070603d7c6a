import type { IExecuteFunctions } from 'n8n-workflow';

import type { Rules, WriteOffPolicy } from '../../../../../lib/ledger';
import type { JournalSettings } from '../../../../../lib/sync/journals/settings';

/** The collection Options; what nobody added is left out. */
export interface Options
	extends Partial<
			Pick<
				JournalSettings,
				| 'afterPosting'
				| 'closedPeriods'
				| 'descriptionLength'
				| 'dryRun'
				| 'maxReversals'
				| 'numbering'
				| 'numberLength'
				| 'reclassify'
			>
		>,
		Partial<
			Pick<
				Rules,
				| 'creditNotesWithoutDates'
				| 'defaultRegion'
				| 'onCancelWithoutCredit'
				| 'settleFxResidue'
				| 'siteBaseCurrency'
				| 'unmappedItems'
				| 'useAccountingDetail'
			>
		> {
	cutoverMode?: 'ignore' | 'recogniseOnly';
	defaultSubaccount?: unknown;
	horizon?: unknown;
	ledger?: unknown;
	maxWaitSeconds?: number;
	writeOffPolicy?: WriteOffPolicy['policy'];
	writeOffAccount?: unknown;
	writeOffTaxRelief?: boolean;
}

export function readOptions(context: IExecuteFunctions): Options {
	return context.getNodeParameter('options', 0, {}) as Options;
}

/** An agent's tool writes only when somebody said so: n8n 2.41 lets it run as a node type of its own, `vismaNetTool`. */
export function isDryRun(context: IExecuteFunctions, { dryRun }: Options): boolean {
	return dryRun ?? context.getNode().type.endsWith('Tool');
}
