import type { IExecuteFunctions } from 'n8n-workflow';

import type { JournalSettings } from '../../../../../lib/sync/journals/settings';
import type { RuleOptions } from '../rules/options';

/** The collection Options; what nobody added is left out. */
export interface Options
	extends RuleOptions,
		Partial<
			Pick<
				JournalSettings,
				| 'afterPosting'
				| 'closedPeriods'
				| 'descriptionLength'
				| 'dryRun'
				| 'maxReversals'
				| 'numbering'
				| 'numberLength'
				| 'onlyPoster'
				| 'posting'
				| 'reclassify'
			>
		> {
	horizon?: unknown;
	ledger?: unknown;
	maxWaitSeconds?: number;
}

export function readOptions(context: IExecuteFunctions): Options {
	return context.getNodeParameter('options', 0, {}) as Options;
}

/** An agent's tool writes only when somebody said so: n8n 2.41 lets it run as a node type of its own, `vismaNetTool`. */
export function isDryRun(context: IExecuteFunctions, { dryRun }: Options): boolean {
	return dryRun ?? context.getNode().type.endsWith('Tool');
}
