import type { SentRequest } from '../../audit';
import type { Run } from '../run';
import { failure } from './failure';
import { sendHold } from './send';
import type { Done, Withdraw } from './step';

/** Puts a batch that was not released, and is not wanted any more, on hold, where nobody releases it by accident. */
export async function withdraw(step: Withdraw, run: Run, requests: SentRequest[]): Promise<Done> {
	const { batchNumber, description, reason } = step;
	const sent = await sendHold(run.deps.visma, batchNumber, description, requests);
	if (!sent.ok) return failure(sent.error, step, run, requests);
	return { came: 'ended', ending: { outcome: 'updated', reason: withdrawn(reason), batchNumber, status: 'Hold' }, requests };
}

export const withdrawn = (reason: string) => `Put on hold as WITHDRAWN: ${reason}`;
