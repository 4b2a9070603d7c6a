import uniq from 'lodash/uniq';

import { attempt } from '../../../lib/attempt';
import type { N8nClient } from '../../../sandbox/n8n/client';
import type { ExecutionSummary } from '../../../sandbox/n8n/client/executions';
import { N8nApiError } from '../../../sandbox/n8n/client/session';
import { waitFor } from '../../../sandbox/n8n/waitFor';

const UNDER_WAY = ['new', 'running', 'waiting'];
const MOST_ROUNDS = 10;
/** n8n's words about an execution that was killed between its row and its first step. */
const NEVER_BEGUN = /aborted before starting/;

/** How many executions are under way, of any workflow; counted up to 100. */
export async function underWay(n8n: N8nClient): Promise<number> {
	return (await n8n.executions.list({ status: UNDER_WAY })).length;
}

/** Waits until no execution of any workflow is under way. */
export async function allEnded(n8n: N8nClient, timeout = 240_000): Promise<void> {
	const none = async () => (await underWay(n8n)) === 0;
	await waitFor('end of all executions', none, { timeout, every: 500 });
}

/** Executions that failed and were not retried with success since; retries of others are not counted again. */
export async function failed(n8n: N8nClient): Promise<ExecutionSummary[]> {
	const all = await n8n.executions.all({ status: ['error', 'crashed'] });
	return all.filter(({ retryOf, retrySuccessId }) => !retryOf && !retrySuccessId);
}

/** Why executions failed that ended by themselves, each reason once. */
export async function reasons(n8n: N8nClient): Promise<string[]> {
	const ended = (await failed(n8n)).filter(({ status }) => status === 'error');
	const errors = await Promise.all(ended.map(async ({ id }) => (await n8n.executions.get(id)).data.resultData.error));
	return uniq(errors.map((error) => `${error?.message} ${error?.description}`.slice(0, 300)));
}

/** Presses Retry; false when n8n was killed before it had begun that execution, so that it knows nothing to run again. */
async function retry(n8n: N8nClient, id: string): Promise<boolean> {
	const retried = await attempt(async () => await n8n.executions.retry(id));
	if (retried.ok) return true;
	if (retried.error instanceof N8nApiError && NEVER_BEGUN.test(retried.error.message)) return false;
	throw retried.error;
}

/**
 * Retries what failed, oldest first, as a person does from the list of executions, until nothing is left that fails.
 * What n8n had not begun when it was killed cannot be retried: its events come back with the missed ones.
 *
 * @returns how many retries that took
 */
export async function retryAll(n8n: N8nClient): Promise<number> {
	const neverBegun = new Set<string>();
	let retries = 0;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const left = (await failed(n8n)).filter(({ id }) => !neverBegun.has(id)).toReversed();
		if (left.length === 0) return retries;
		for (const { id } of left) {
			if (await retry(n8n, id)) retries++;
			else neverBegun.add(id);
		}
		await allEnded(n8n);
	}
	throw new Error(`After ${MOST_ROUNDS} rounds of retries executions still fail: ${JSON.stringify(await failed(n8n))}`);
}
