import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ExplainedError } from '../../../../lib/http';
import { explainVisma, getJournal } from '../../../../lib/visma';
import { shownFor } from '../../../shared/fields';
import { forEachItem } from '../../../shared/forEachItem';
import { vismaCompany } from '../../client';
import { batchNumber } from './fields';

export const description = shownFor('journalTransaction', 'get', [batchNumber]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client } = await vismaCompany(this);
	const number = (index: number) => String(this.getNodeParameter('batchNumber', index)).trim();
	return await forEachItem(
		this,
		async (index) => [(await getJournal(client, number(index))) ?? missing(number(index))],
		(error, index) => explainVisma(error, `Batch ${number(index)}`, Date.now()),
	);
}

function missing(number: string): never {
	throw new ExplainedError({
		message: `Batch ${number}: Visma.net has no such batch`,
		remedy: 'Check the batch number; Visma.net tells capital letters and leading zeros apart.',
		code: 'visma-not-found',
	});
}
