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

/** Whether Visma.net may read a list after it has answered. */
export const readInBackground: INodeProperties = {
	...background,
	description:
		'Whether Visma.net reads the list in the background, for pages that take longer than the four minutes after which it cuts a call. Each page is a job and costs at least two calls more; the node waits for its end within Max Wait, and each item holds the job ID.',
};

/** The client that reads a list, in the background when told so. */
export const reading = (client: VismaClient, isAsked: boolean | undefined, maxWaitSeconds = 90): VismaClient =>
	isAsked ? client.inBackground({ calls: 'reads', budgetMs: maxWaitSeconds * 1000 }) : client;

/** Runs a write, in the background when told so; the item then names the job. */
export async function inBackground(
	client: VismaClient,
	isAsked: boolean | undefined,
	budgetMs: number,
	write: (client: VismaClient) => Promise<Written>,
): Promise<Written> {
	if (!isAsked) return await write(client);
	const jobs: string[] = [];
	const written = await write(client.inBackground({ calls: 'writes', budgetMs, onJob: (id) => jobs.push(id) }));
	return jobs.length === 0 ? written : { ...written, jobId: jobs[0] };
}
