import { omit } from 'lodash';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { attempt } from '../../../../lib/attempt';
import { ExplainedError, RequestError, StatusError } from '../../../../lib/http';
import type { AuditRecord, Outcome, SentRequest } from '../../../../lib/sync/audit';
import { explainVisma, isRefusal } from '../../../../lib/visma';
import { deliver, type WriteResult } from '../../../shared/deliver';
import type { WhenRefused } from '../../../shared/whenRefused';

/** The write of one item, known before anything is sent. */
export interface Work {
	/** Number of the batch; empty where Visma.net gives it. */
	batchNumber: string;
	/** What is sent, for the audit record. */
	request: Pick<SentRequest, 'method' | 'path' | 'body'>;
	write: () => Promise<Written>;
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
 * @param advice what to do about refused batches, where a retry is not harmless
 */
export async function writeEach(
	context: IExecuteFunctions,
	prepare: (index: number) => Work,
	advice?: string,
): Promise<INodeExecutionData[]> {
	const results: Array<WriteResult | undefined> = context.getInputData().map(() => undefined);
	const interrupted: AuditRecord[] = [];
	let stoppedBy: RequestError | undefined;
	for (let index = 0; index < results.length && !stoppedBy; index++) {
		const prepared = await attempt(async () => await Promise.resolve(prepare(index)));
		const work = prepared.ok ? prepared.value : undefined;
		const done = prepared.ok ? await attempt(prepared.value.write) : prepared;
		const written = done.ok ? done.value : failed(done.error, nameOf(work, index));
		const audit = auditOf(context, work, index, written);
		if (!done.ok && done.error instanceof RequestError && !isRefusal(done.error)) {
			stoppedBy = done.error;
			interrupted.push(audit);
		} else {
			results[index] = { ...omit(written, 'sent'), outcome: written.outcome, audit };
		}
	}
	const whenRefused = context.getNodeParameter('whenRefused', 0) as WhenRefused;
	return deliver(context, { results, stoppedBy, interrupted, whenRefused, noun: 'journal', advice, explain: explainVisma });
}

const nameOf = (work: Work | undefined, index: number) => work?.batchNumber || `of item ${index + 1}`;

/** An error as an outcome, in words that say what happened and what to do. */
function failed(error: unknown, name: string): Written {
	const subject = `Batch ${name}`;
	const sent = error instanceof RequestError ? { attempts: error.attempts, ...statusOf(error) } : undefined;
	const explanation =
		error instanceof ExplainedError
			? error.explanation
			: error instanceof RequestError
				? explainVisma(error, subject, Date.now())
				: { message: (error as Error).message, remedy: '', code: 'not-a-batch' };
	const what = explanation.message.startsWith(`${subject}: `)
		? explanation.message.slice(subject.length + 2)
		: explanation.message;
	return { outcome: 'failed', reason: `${what.replace(/\.$/, '')}. ${explanation.remedy}`.trim(), errorCode: explanation.code, sent };
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
