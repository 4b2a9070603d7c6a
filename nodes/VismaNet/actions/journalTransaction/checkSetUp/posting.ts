import type { IExecuteFunctions } from 'n8n-workflow';

import type { SetUpSettings } from '../../../../../lib/sync/setUp';
import { readOptions } from '../recordChargebeeEvents/options';
import { readPosting } from '../recordChargebeeEvents/posting';
import type { FormFault } from '../rules/reading/faults';
import { otherNode } from '../rules/reading/otherNode';

/** Options that say how batches are posted, as far as the set-up must fit them. */
export const POSTING = ['closedPeriods', 'ledger', 'numberLength', 'numbering'] as const;

/** How batches are posted: by this node's options, or by those of the node that holds the rules. */
export function postingOf(context: IExecuteFunctions, faults: FormFault[]): SetUpSettings['posting'] {
	const isElsewhere = context.getNodeParameter('rulesFrom', 0) === 'node';
	// That the other node cannot be read is a fault of the rules, told by whoever reads those.
	const other = isElsewhere ? otherNode(context, [...POSTING], []) : undefined;
	const options = isElsewhere ? (other?.('options') ?? {}) : readOptions(context);
	return readPosting(options, undefined, faults);
}
