import type { SummaryBatch } from '../../../ledger';
import { isRefusal, isReleased, type VismaJournal } from '../../../visma';
import type { SentRequest } from '../../audit';
import { isLower, type Lists } from '../posted/lists';
import { marked, signatureOf } from '../posted/signature';
import type { Run } from '../run';
import { contended } from './contended';
import { failure, isUnknown } from './failure';
import { release, releaseKnown } from './release';
import { sendBatch, sendHold } from './send';
import type { Done, Ending, Post, Release } from './step';

/** What Visma may still do with a call after nobody listens any more, in minutes. */
const RETRY_AFTER_MINUTES = 5;

/** A batch that was created and is judged against its twins before it is released. */
export interface Created {
	step: Post;
	number: string;
	requests: SentRequest[];
}

/** Creates a batch under a number of Visma's. What became of it is never tried again: Visma would take it twice. */
export async function create(step: Post, run: Run, requests: SentRequest[]): Promise<Created | Done> {
	const sent = await sendBatch(run.deps.visma, step, requests);
	if (sent.ok) return { step, number: sent.value, requests };
	if (isRefusal(sent.error) || !isUnknown(sent.error)) return failure(sent.error, step, run, requests);
	return { came: 'ended', ending: unknownOutcome(), requests };
}

const unknownOutcome = (): Ending => ({
	outcome: 'failed',
	reason:
		'Nobody knows whether Visma.net created the batch: its reply was lost. It is not sent again now, since without a ' +
		`number of our own Visma.net would take it twice. Retry the execution after ${RETRY_AFTER_MINUTES} minutes: it looks first.`,
	errorCode: 'outcome-unknown',
});

/**
 * Releases a batch unless another one of the same entry stands in its way: one that is released, or not released with a
 * lower number. The batch that loses is put on hold as a duplicate by who created it.
 */
export async function settle({ step, number, requests }: Created, lists: Lists, run: Run): Promise<Done> {
	// Of a summary no entry may be in another batch.
	const keys = [step.key, ...('members' in step.entry ? (step.entry as SummaryBatch).members.map(({ key }) => key) : [])];
	const rival = keys.map((key) => rivalOf(key, number, lists)).find((found) => found !== undefined);
	if (!rival) return await finish(step, number, run, requests);
	const description = (step.body.description as { value: string }).value;
	const text = marked('DUPLICATE', description, run.settings.descriptionLength);
	const held = await sendHold(run.deps.visma, number, text, requests);
	if (!held.ok) return failure(held.error, step, run, requests);
	if (signatureOf(rival)?.A !== step.entry.A) return { came: 'contended', ending: contended(rival.batchNumber), requests };
	const reason = `Another execution posted it in the meantime; batch ${number} was put on hold as DUPLICATE`;
	const ending: Ending = { outcome: 'unchanged', reason, batchNumber: rival.batchNumber, status: rival.status ?? '' };
	return { came: 'ended', ending, requests };
}

async function finish(step: Post, number: string, run: Run, requests: SentRequest[]): Promise<Done> {
	const ending: Ending = { outcome: 'created', batchNumber: number };
	if (run.settings.afterPosting === 'release') return await release(step, number, ending, run, requests);
	return { came: 'ended', ending: { ...ending, status: 'Hold' }, requests };
}

/** Releases a batch of an earlier execution, unless another one of the same entry comes first: that is not ours to mend. */
export async function releaseUnlessRivalled(step: Release, lists: Lists, run: Run): Promise<Done> {
	const rival = rivalOf(step.key, step.batchNumber, lists);
	if (!rival) return await releaseKnown(step, run);
	const reason = `Batch ${rival.batchNumber} holds the same entry; put this one on hold in Visma.net`;
	return { came: 'ended', ending: { outcome: 'unchanged', reason, batchNumber: step.batchNumber, status: 'Balanced' }, requests: [] };
}

function rivalOf(key: string, number: string, lists: Lists): VismaJournal | undefined {
	const others = lists.twins(key).filter((twin) => twin.batchNumber !== number && signatureOf(twin)?.mark === undefined);
	return others.find((twin) => isReleased(twin) || isLower(twin.batchNumber, number));
}
