import { batchNumber, type Entry, type SummaryBatch, summaryStem } from '../../../ledger';
import type { SentRequest } from '../../audit';
import type { Run } from '../run';
import { bodyOf } from './body';
import type { Done, Post, Step } from './step';

/** Whether an entry is posted in a batch that it shares with others. */
export const isSummed = (entry: Entry, { settings }: Run) => settings.posting === 'summary' && summaryStem(entry) !== undefined;

export const isSummedPost = (step: Step, run: Run): step is Post => step.do === 'post' && isSummed(step.entry, run);

/** A summary as a batch to be posted like any other. */
export function stepOf(batch: SummaryBatch, members: readonly Post[], run: Run): Post {
	const items = new Set(members.flatMap((member) => [...member.items]));
	const { family, key, kind } = batch;
	return { do: 'post', family, key, kind, entry: batch, items, gate: false, body: bodyOf(batch, run) };
}

/** What came of a summary, told of one entry in it: with what was sent, but of the lines only its own. */
export function toldOf(done: Done, member: Post, summary: string, { rules }: Run): Done {
	const requests = done.requests.map((request) => ofMember(request, batchNumber(rules.site, member.key)));
	if (done.came === 'stopped') return { ...done, requests };
	return { ...done, ending: { ...done.ending, summary }, requests };
}

function ofMember(request: SentRequest, id15: string): SentRequest {
	const { journalTransactionLines: lines } = request.body;
	if (!Array.isArray(lines)) return request;
	const own = lines.filter(({ transactionDescription: text }) => String(text?.value).startsWith(id15));
	return { ...request, body: { ...request.body, journalTransactionLines: own } };
}
