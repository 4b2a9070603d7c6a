import { omit } from 'lodash';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { attempt } from '../../../../lib/attempt';
import { ExplainedError, type Explanation, LOOKS_FIRST, RequestError, StatusError } from '../../../../lib/http';
import type { AuditRecord, Outcome, SentRequest } from '../../../../lib/sync/audit';
import { explainVisma, isRefusal } from '../../../../lib/visma';
import { deliver, perItem, type WriteResult } from '../../../shared/deliver';
import type { WhenRefused } from '../../../shared/whenRefused';

/** The write of one item, known before anything is sent. */
export interface Work {
	/** Number of the batch; empty where Visma.net gives it. */
	batchNumber: string;
	/** What is sent, for the audit record. */
	request: Pick<SentRequest, 'method' | 'path' | 'body'>;
	/** @param begin told what was written when more is to follow, so that a failure of the rest does not hide it */
	write: (begin: (written: Written) => void) => Promise<Written>;
}

/** What became of it; members besides these go to the output item. */
export interface Written {
	outcome: Outcome;
	reason?: string;
	errorCode?: string;
	batchNumber?: string;
	/** The call that was made, with how it was answered; absent in a dry run. */
	sent?: Pick<SentRequest, 'status' | 'answerId' | 'attempts'>;
	[member: string]: unknown;
}

/**
 * Writes a batch for each item in turn: calls to one company are never made side by side. A batch that Visma.net refuses
 * does not stop the others; a failing system does, and the error says how far the run came.
 *
 * @param prepare makes the write of an item; throws what is wrong with its parameters
 * @param advice what to know before a retry, where it is not harmless for batches without a number of their own
 */
export async function writeEach(
	context: IExecuteFunctions,
	prepare: (index: number) => Work,
	advice?: string,
): Promise<INodeExecutionData[]> {
	const results: Array<WriteResult | undefined> = context.getInputData().map(() => undefined);
	const interrupted: AuditRecord[] = [];
	let stoppedBy: Error | undefined;
	let ifUnknown = LOOKS_FIRST;
	/** Whether a batch was created under a number that the next execution does not know. */
	let repeats = false;
	for (let index = 0; index < results.length && !stoppedBy; index++) {
		const prepared = await attempt(async () => await Promise.resolve(prepare(index)));
		const work = prepared.ok ? prepared.value : undefined;
		let begun: Written | undefined;
		const begin = (written: Written) => void (begun = written);
		const done = prepared.ok ? await attempt(async () => await prepared.value.write(begin)) : prepared;
		const written = done.ok ? done.value : failed(done.error, work, index, begun);
		repeats ||= Boolean(written.batchNumber) && written.batchNumber !== work?.batchNumber;
		const audit = auditOf(context, work, index, written);
		if (prepared.ok && !done.ok && !isOfThisRecord(done.error)) {
			stoppedBy = done.error as Error;
			interrupted.push(audit);
			ifUnknown = retryOf(work, begun);
		} else {
			results[index] = { ...omit(written, 'sent'), outcome: written.outcome, audit };
		}
	}
	const whenRefused = context.getNodeParameter('whenRefused', 0) as WhenRefused;
	const explain = (error: RequestError, subject: string, nowMs: number) => explainVisma(error, subject, nowMs, ifUnknown);
	const isSaid = stoppedBy instanceof RequestError && stoppedBy.outcomeUnknown && ifUnknown !== LOOKS_FIRST;
	const said = stoppedBy && (isSaid || !repeats) ? undefined : advice;
	const delivery = { stoppedBy, interrupted, whenRefused, advice: said, explain };
	return deliver(context, { ...perItem(results, 'journal'), ...delivery });
}

/** Another record may fare better; after anything else, a cancelled execution too, nothing more is written. */
const isOfThisRecord = (error: unknown) => isRefusal(error) || error instanceof ExplainedError;

const nameOf = (work: Work | undefined, index: number) => work?.batchNumber || `of item ${index + 1}`;

/** What to know before a retry when nobody knows whether the last call was carried out: only a number is looked up. */
function retryOf(work: Work | undefined, begun: Written | undefined): string {
	if (work?.batchNumber) return LOOKS_FIRST;
	const look = begun?.batchNumber
		? `look at batch ${begun.batchNumber} in Visma.net before you retry`
		: 'look for it in Visma.net by its description before you retry';
	return `${look}; a retry creates it, and the unnumbered batches done before it, again`;
}

/** An error as an outcome, in words that say what happened and what to do. */
function failed(error: unknown, work: Work | undefined, index: number, begun: Written | undefined): Written {
	const subject = `Batch ${nameOf(work, index)}`;
	const { message, remedy, code } = explanationOf(error, subject, retryOf(work, begun));
	const what = message.startsWith(`${subject}: `) ? message.slice(subject.length + 2) : message;
	const before = begun?.batchNumber ? `It was created as ${begun.batchNumber}. ` : '';
	const sent = error instanceof RequestError ? { attempts: error.attempts, ...statusOf(error) } : undefined;
	return {
		outcome: 'failed',
		batchNumber: begun?.batchNumber,
		reason: `${before}${what.replace(/\.$/, '')}. ${remedy}`.trim(),
		errorCode: code,
		sent: begun?.sent ?? sent,
	};
}

function explanationOf(
	error: unknown,
	subject: string,
	ifUnknown: string,
): Pick<Explanation, 'message' | 'remedy' | 'code'> {
	if (error instanceof ExplainedError) return error.explanation;
	if (error instanceof RequestError) return explainVisma(error, subject, Date.now(), ifUnknown);
	const { message } = error as Error;
	return error instanceof RangeError ? { message, remedy: '', code: 'not-a-batch' } : { message, remedy: '', code: 'unforeseen' };
}

const statusOf = (error: RequestError) => (error instanceof StatusError ? { status: error.status } : {});

function auditOf(context: IExecuteFunctions, work: Work | undefined, index: number, written: Written): AuditRecord {
	const { outcome, reason, errorCode, sent } = written;
	const again = outcome === 'failed' || outcome === 'conflict';
	const name = nameOf(work, index);
	return {
		time: new Date().toISOString(),
		direction: 'n8n-to-visma',
		source: {
			system: 'n8n',
			type: 'item',
			id: name,
			version: '',
			...(again ? { record: context.getInputData()[index]?.json } : {}),
		},
		target: { system: 'visma.net', type: 'journalTransaction', id: written.batchNumber ?? work?.batchNumber ?? '' },
		outcome,
		reason,
		errorCode,
		changes: [],
		requests: work && sent ? [{ ...work.request, ...sent }] : [],
		executionId: context.getExecutionId(),
	};
}
