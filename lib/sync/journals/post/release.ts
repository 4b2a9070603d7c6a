import { attempt } from '../../../attempt';
import { RequestError, StatusError } from '../../../http';
import { explainRelease, getJournal, releaseJournal } from '../../../visma';
import type { SentRequest } from '../../audit';
import { signatureOf } from '../posted/signature';
import type { Run } from '../run';
import { contended } from './contended';
import { failure, refused } from './failure';
import { begin, releaseRequest } from './send';
import type { Done, Ending, Release, Step } from './step';

/** Releases a batch; `ending` is what it comes to when that succeeds. */
export async function release(step: Step, number: string, ending: Ending, run: Run, requests: SentRequest[]): Promise<Done> {
	const request = begin(requests, releaseRequest(number));
	const { deps, settings } = run;
	const sent = await attempt(async () => await releaseJournal(deps.visma, number, { budgetMs: settings.releaseBudgetMs }));
	if (!sent.ok) {
		if (sent.error instanceof RequestError) request.attempts = sent.error.attempts;
		if (sent.error instanceof StatusError) request.status = sent.error.status;
		return named(failure(sent.error, step, run, requests), number);
	}
	Object.assign(request, { attempts: sent.value.attempts, answerId: number });
	const fault = explainRelease(sent.value, number);
	if (!fault) {
		const status = sent.value.status ?? 'Released';
		return { came: 'ended', ending: { ...ending, batchNumber: number, status }, requests };
	}
	const { status } = sent.value;
	if (status === 'Hold') {
		const journal = await attempt(async () => await getJournal(deps.visma, number));
		// Another execution put it there: released, it would stand in the books beside what replaced it.
		if (journal.ok && signatureOf(journal.value ?? {})?.mark) return { came: 'contended', ending: contended(number), requests };
	}
	return named({ came: 'ended', ending: { ...refused(fault, step, run), ...(status ? { status } : {}) }, requests }, number);
}

/** The batch exists, whatever became of its release. */
const named = (done: Done, batchNumber: string): Done =>
	done.came === 'stopped' ? done : { ...done, ending: { ...done.ending, batchNumber } };

/** Releases a batch that was there before. */
export async function releaseKnown(step: Release, run: Run): Promise<Done> {
	const { batchNumber } = step;
	const reason = `Batch ${batchNumber} was there and is released now`;
	return await release(step, batchNumber, { outcome: 'updated', reason, batchNumber }, run, []);
}
