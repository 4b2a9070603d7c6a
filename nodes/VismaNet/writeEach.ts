import { omit } from 'lodash';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { attempt } from '../../lib/attempt';
import { ExplainedError, type Explanation, LOOKS_FIRST, RequestError, StatusError } from '../../lib/http';
import type { AuditRecord, Change, Outcome, SentRequest } from '../../lib/sync/audit';
import { explainVisma, isRefusal } from '../../lib/visma';
import { deliver, perItem, type WriteResult } from '../shared/deliver';
import type { WhenRefused } from '../shared/whenRefused';
import type { RecordKind } from './recordKind';

/** The write of one item, known before anything is sent. */
export interface Work {
	/** Number of the record; empty where Visma.net gives it. */
	number: string;
	/** What is sent, for the audit record. */
	request: Pick<SentRequest, 'method' | 'path' | 'body'>;
	/** What a second call does once more, in words: `adds the lines again`. Absent where it finds what the first one did. */
	repeats?: string;
	/** @param begin told what was written when more is to follow, so that a failure of the rest does not hide it */
	write: (begin: (written: Written) => void) => Promise<Written>;
}

/** What became of it; members besides these go to the output item. */
export interface Written {
	outcome: Outcome;
	reason?: string;
	errorCode?: string;
	number?: string;
	changes?: Change[];
	/** Nothing was written, whatever the outcome says. */
	dryRun?: true;
	/** The call that was made, with how it was answered; absent in a dry run. */
	sent?: Pick<SentRequest, 'status' | 'answerId' | 'attempts'>;
	[member: string]: unknown;
}

/**
 * Writes a record for each item in turn: calls to one company are never made side by side. What Visma.net refuses
 * does not stop the others; a failing system does, and the error says how far the run came.
 *
 * @param prepare makes the write of an item; throws what is wrong with its parameters
 * @param advice what to know before a retry, where something was written that it would write again
 */
export async function writeEach(
	context: IExecuteFunctions,
	kind: RecordKind,
	prepare: (index: number) => Work,
	advice?: string,
): Promise<INodeExecutionData[]> {
	const results: Array<WriteResult | undefined> = context.getInputData().map(() => undefined);
	const interrupted: AuditRecord[] = [];
	let stoppedBy: Error | undefined;
	let ifUnknown = LOOKS_FIRST;
	/** Whether something was written that the next execution does not know of, and would write again. */
	let repeats = false;
	for (let index = 0; index < results.length && !stoppedBy; index++) {
		const prepared = await attempt(async () => await Promise.resolve(prepare(index)));
		const work = prepared.ok ? prepared.value : undefined;
		let begun: Written | undefined;
		const begin = (written: Written) => void (begun = written);
		const done = prepared.ok ? await attempt(async () => await prepared.value.write(begin)) : prepared;
		const written = done.ok ? done.value : failed(done.error, kind, work, index, begun);
		repeats ||= Boolean(written.number) && written.number !== work?.number;
		repeats ||= work?.repeats !== undefined && written.outcome === 'updated' && !written.dryRun;
		repeats ||= prepared.ok && work?.number === '' && !done.ok && done.error instanceof ExplainedError;
		const audit = auditOf(context, kind, work, index, written);
		if (prepared.ok && !done.ok && !isOfThisRecord(done.error)) {
			stoppedBy = done.error as Error;
			interrupted.push(audit);
			ifUnknown = retryOf(kind, work, begun);
		} else {
			results[index] = itemOf(kind, written, audit);
		}
	}
	const whenRefused = context.getNodeParameter('whenRefused', 0) as WhenRefused;
	const explain = (error: RequestError, subject: string, nowMs: number) => explainVisma(error, subject, nowMs, ifUnknown);
	const isSaid = stoppedBy instanceof RequestError && stoppedBy.outcomeUnknown && ifUnknown !== LOOKS_FIRST;
	const said = isSaid || !repeats ? undefined : advice;
	const delivery = { stoppedBy, interrupted, whenRefused, advice: said, explain };
	return deliver(context, { ...perItem(results, kind.counted), ...delivery });
}

/** Another record may fare better; after anything else, a cancelled execution too, nothing more is written. */
const isOfThisRecord = (error: unknown) => isRefusal(error) || error instanceof ExplainedError;

const nameOf = (work: Work | undefined, index: number) => work?.number || `of item ${index + 1}`;

function itemOf({ field }: RecordKind, written: Written, audit: AuditRecord): WriteResult {
	const { outcome, number } = written;
	return { ...omit(written, ['sent', 'number']), outcome, ...(number === undefined ? {} : { [field]: number }), audit };
}

/** What to know before a retry when nobody knows whether the last call was carried out: only a number is looked up. */
function retryOf({ noun, foundBy }: RecordKind, work: Work | undefined, begun: Written | undefined): string {
	if (work?.repeats) return `look at ${noun.toLowerCase()} ${work.number} in Visma.net before you retry; a retry ${work.repeats}`;
	if (work?.number) return LOOKS_FIRST;
	const look = begun?.number
		? `look at ${noun.toLowerCase()} ${begun.number} in Visma.net before you retry`
		: `look for it in Visma.net by ${foundBy} before you retry`;
	return `${look}; a retry creates it, and the unnumbered ${pluralOf(noun)} done before it, again`;
}

const pluralOf = (noun: string) => (noun === 'Batch' ? 'batches' : `${noun.toLowerCase()}s`);

/** An error as an outcome, in words that say what happened and what to do. */
function failed(error: unknown, kind: RecordKind, work: Work | undefined, index: number, begun: Written | undefined): Written {
	const subject = `${kind.noun} ${nameOf(work, index)}`;
	const { message, remedy, code } = explanationOf(error, kind, subject, retryOf(kind, work, begun));
	const what = message.startsWith(`${subject}: `) ? message.slice(subject.length + 2) : message;
	const before = begun?.number ? `It was created as ${begun.number}. ` : '';
	const sent = error instanceof RequestError ? { attempts: error.attempts, ...statusOf(error) } : undefined;
	return {
		outcome: 'failed',
		number: begun?.number,
		reason: `${before}${what.replace(/\.$/, '')}. ${remedy}`.trim(),
		errorCode: code,
		sent: begun?.sent ?? sent,
	};
}

function explanationOf(
	error: unknown,
	kind: RecordKind,
	subject: string,
	ifUnknown: string,
): Pick<Explanation, 'message' | 'remedy' | 'code'> {
	if (error instanceof ExplainedError) return error.explanation;
	if (error instanceof RequestError) return explainVisma(error, subject, Date.now(), ifUnknown);
	const { message } = error as Error;
	return error instanceof RangeError ? { message, remedy: '', code: kind.code } : { message, remedy: '', code: 'unforeseen' };
}

const statusOf = (error: RequestError) => (error instanceof StatusError ? { status: error.status } : {});

function auditOf(
	context: IExecuteFunctions,
	{ type }: RecordKind,
	work: Work | undefined,
	index: number,
	written: Written,
): AuditRecord {
	const { outcome, reason, errorCode, sent, dryRun, changes = [] } = written;
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
		target: { system: 'visma.net', type, id: written.number ?? work?.number ?? '' },
		outcome,
		...(dryRun ? { dryRun } : {}),
		reason,
		errorCode,
		changes,
		requests: work && sent ? [{ ...work.request, ...sent }] : [],
		executionId: context.getExecutionId(),
	};
}
