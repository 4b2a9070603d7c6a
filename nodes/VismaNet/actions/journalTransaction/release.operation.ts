import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { journalPath, releaseJournal, type VismaClient } from '../../../../lib/visma';
import { maxWait, shownFor } from '../../../shared/fields';
import { whenRefused } from '../../../shared/whenRefused';
import { background, inBackground } from '../../background';
import { vismaCompany } from '../../client';
import { BATCH } from '../../recordKind';
import { batchNumber, dryRun } from './fields';
import { releaseEnding } from '../../releasing';
import { type Work, writeEach } from '../../writeEach';

interface Options {
	background?: boolean;
	dryRun?: boolean;
	maxWaitSeconds?: number;
	rowVersion?: string;
}

export const description = shownFor('journalTransaction', 'release', [
	batchNumber,
	whenRefused,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			dryRun,
			maxWait,
			{
				displayName: 'Row Version',
				name: 'rowVersion',
				type: 'string',
				default: '',
				placeholder: 'e.g. AAAAAE0YIiI=',
				description:
					'The timeStamp with which the batch was read (ETag). The release is refused when somebody changed the batch since.',
			},
			background,
		],
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds = 90 } = this.getNodeParameter('options', 0, {}) as Options;
	const { client } = await vismaCompany(this, { waitBudgetMs: maxWaitSeconds * 1000 });
	return await writeEach(this, BATCH, (index) => {
		const options = this.getNodeParameter('options', index, {}) as Options;
		const number = String(this.getNodeParameter('batchNumber', index)).trim();
		return work(client, number, options, maxWaitSeconds * 1000);
	});
}

function work(client: VismaClient, batchNumber: string, { background: behind, dryRun: dry, rowVersion }: Options, budgetMs: number): Work {
	const request = { method: 'POST', path: `${journalPath(batchNumber)}/action/release`, body: {} };
	return {
		number: batchNumber,
		request,
		write: async () => {
			if (dry) return { outcome: 'updated', number: batchNumber, dryRun: true, request };
			const how = { budgetMs, version: rowVersion || undefined };
			return await inBackground(client, behind, budgetMs, async (by) =>
				releaseEnding(BATCH, batchNumber, await releaseJournal(by, batchNumber, how)),
			);
		},
	};
}
