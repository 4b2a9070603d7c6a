import { attempt } from '../../../attempt';
import { ExplainedError } from '../../../http';
import { batchNumber } from '../../../ledger';
import { isRefusal, isReleased, type VismaJournal } from '../../../visma';
import type { SentRequest } from '../../audit';
import { readNumber } from '../posted/numbers';
import { signatureOf } from '../posted/signature';
import type { Run } from '../run';
import { contended } from './contended';
import { failure, isUnknown } from './failure';
import { release } from './release';
import { sendBatch } from './send';
import type { Done, Ending, Post } from './step';

/**
 * Posts a batch under the number of its entry, and releases it. Refused as taken, or of unknown outcome, it is looked
 * up; when it is not there after an unknown outcome it is sent once more under the same number, of which Visma takes one.
 */
export async function postNumbered(step: Post, run: Run, requests: SentRequest[]): Promise<Done> {
	const { deps, rules, settings } = run;
	let isOurs = false;
	for (let time = 1; ; time++) {
		const sent = await sendBatch(deps.visma, step, requests);
		if (sent.ok) return await created(step, sent.value, run, requests);
		if (!isRefusal(sent.error) && !isUnknown(sent.error)) return failure(sent.error, step, run, requests);
		isOurs ||= isUnknown(sent.error);
		const looked = await attempt(async () => await readNumber(deps.visma, rules.site, step.key, settings.numberLength));
		if (!looked.ok) return failure(looked.error, step, run, requests);
		if (looked.value) return await found(step, looked.value, isOurs, run, requests);
		if (isRefusal(sent.error) || time > 1) return failure(sent.error, step, run, requests);
	}
}

async function created(step: Post, number: string, run: Run, requests: SentRequest[]): Promise<Done> {
	const { rules, settings } = run;
	const own = batchNumber(rules.site, step.key, settings.numberLength);
	if (number !== own) return { came: 'stopped', error: ignored(own, number), requests };
	return await finish(step, number, { outcome: 'created', batchNumber: number }, run, requests);
}

/** A batch of this number was there: made by the call whose reply was lost, or by another execution. */
async function found(step: Post, journal: VismaJournal, isOurs: boolean, run: Run, requests: SentRequest[]): Promise<Done> {
	const signature = signatureOf(journal);
	const { batchNumber: number, status } = journal;
	if (signature?.mark !== undefined || signature?.A !== step.entry.A) return { came: 'contended', ending: contended(number), requests };
	const reason = isOurs
		? 'The reply to the creation was lost; the batch is there as it was sent'
		: 'Another execution posted it in the meantime';
	const ending: Ending = { outcome: isOurs ? 'created' : 'unchanged', reason, batchNumber: number, status: status ?? '' };
	if (isReleased(journal) || status === 'Hold') return { came: 'ended', ending, requests };
	return await finish(step, number, ending, run, requests);
}

async function finish(step: Post, number: string, ending: Ending, run: Run, requests: SentRequest[]): Promise<Done> {
	if (run.settings.afterPosting === 'release') return await release(step, number, ending, run, requests);
	return { came: 'ended', ending: { status: 'Hold', ...ending }, requests };
}

function ignored(own: string, number: string): ExplainedError {
	return new ExplainedError({
		message: `Visma.net ignored the batch number ${own} and created the batch as ${number}, which was not released`,
		remedy:
			'Either tick "Allow manual numbering on imports" on the number series of journal transactions in Visma.net and put ' +
			`batch ${number} on hold there, or set Numbering to Search: it finds batch ${number} and goes on with it. ` +
			'Do not retry before: each try creates another batch.',
		code: 'numbering-ignored',
	});
}
