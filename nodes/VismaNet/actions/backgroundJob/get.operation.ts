import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { explainVisma, getBackgroundContent, getBackgroundJob } from '../../../../lib/visma';
import { shownFor } from '../../../shared/fields';
import { forEachItem } from '../../../shared/forEachItem';
import { vismaCompany } from '../../client';

export const description = shownFor('backgroundJob', 'get', [
	{
		displayName: 'Job ID',
		name: 'jobId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 3f6c9d1e-27b4-4c58-9a0e-5d2b8c71f604',
		description: 'As in the item of the call that was sent to the background. Visma.net keeps jobs for 24 hours.',
	},
	{
		displayName: 'Include Answer',
		name: 'includeAnswer',
		type: 'boolean',
		default: true,
		description: 'Whether to read along what the call answered, once it is done',
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client } = await vismaCompany(this);
	const id = (index: number) => String(this.getNodeParameter('jobId', index)).trim();
	return await forEachItem(
		this,
		async (index) => {
			const job = await getBackgroundJob(client, id(index));
			const wanted = this.getNodeParameter('includeAnswer', index) === true && job.hasResponseContent === true;
			return [wanted ? { ...job, answer: await getBackgroundContent(client, id(index)) } : job];
		},
		(error, index) => explainVisma(error, `Job ${id(index)}`, Date.now()),
	);
}
