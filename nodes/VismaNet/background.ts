import type { INodeProperties } from 'n8n-workflow';

import type { VismaClient } from '../../lib/visma';
import type { Written } from './writeEach';

/** Whether Visma.net may carry a write out after it has answered. */
export const background: INodeProperties = {
	displayName: 'Run in Background',
	name: 'background',
	type: 'boolean',
	default: true,
	description:
		'Whether Visma.net carries the call out in the background, for documents so large that it would take minutes. The node waits for the end within Max Wait; the item holds the job ID.',
};

/** Runs a write, in the background when told so; the item then names the job. */
export async function inBackground(
	client: VismaClient,
	isAsked: boolean | undefined,
	budgetMs: number,
	write: (client: VismaClient) => Promise<Written>,
): Promise<Written> {
	if (!isAsked) return await write(client);
	const jobs: string[] = [];
	const written = await write(client.inBackground({ budgetMs, onJob: (id) => jobs.push(id) }));
	return jobs.length === 0 ? written : { ...written, jobId: jobs[0] };
}
