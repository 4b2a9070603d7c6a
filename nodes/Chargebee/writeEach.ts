import type { ICredentialDataDecryptedObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { attempt } from '../../lib/attempt';
import { ChargebeeError, explainChargebee } from '../../lib/chargebee';
import { ExplainedError, RequestError } from '../../lib/http';
import type { AuditRecord, Change, Outcome, SentRequest } from '../../lib/sync/audit';
import { deliver, perItem, type WriteResult } from '../shared/deliver';
import type { Noun } from '../shared/noun';
import type { WhenRefused } from '../shared/whenRefused';
import { CHARGEBEE_CREDENTIAL, type SiteCredential } from './site';

/** The write of one item. */
export interface Work {
	/** Id of the record; empty where Chargebee gives it. */
	id: string;
	dryRun?: boolean;
	/** Each request is added as it is made, so that they are known when one fails. */
	write: (requests: SentRequest[]) => Promise<Written>;
}

/** What became of it. */
export interface Written {
	outcome: Outcome;
	reason?: string;
	errorCode?: string;
	/** Id of the record that Chargebee answered with. */
	id?: string;
	changes?: Change[];
	/** The record as Chargebee answered with it. */
	record?: object;
}

/**
 * Writes a record for each item in turn. A record that Chargebee refuses does not stop the others; a failing system
 * does, and the error says how far the run came.
 *
 * @param prepare makes the write of an item; throws what is wrong with its parameters
 */
export async function writeEach(
	context: IExecuteFunctions,
	noun: Noun,
	prepare: (index: number) => Work,
): Promise<INodeExecutionData[]> {
	const results: Array<WriteResult | undefined> = context.getInputData().map(() => undefined);
	const interrupted: AuditRecord[] = [];
	let stoppedBy: Error | undefined;
	for (let index = 0; index < results.length && !stoppedBy; index++) {
		const requests: SentRequest[] = [];
		const prepared = await attempt(async () => await Promise.resolve(prepare(index)));
		const work = prepared.ok ? prepared.value : undefined;
		const done = prepared.ok ? await attempt(async () => await prepared.value.write(requests)) : prepared;
		const written = done.ok ? done.value : failed(done.error, nameOf(noun, work, index));
		const audit = auditOf(context, noun, { work, index, written, requests });
		if (prepared.ok && !done.ok && !isOfThisRecord(done.error)) {
			stoppedBy = done.error as Error;
			interrupted.push(audit);
		} else {
			results[index] = resultOf(noun, written, audit);
		}
	}
	const whenRefused = context.getNodeParameter('whenRefused', 0) as WhenRefused;
	const { maskPersonalFields } = await context.getCredentials<SiteCredential & ICredentialDataDecryptedObject>(CHARGEBEE_CREDENTIAL);
	const delivery = { stoppedBy, interrupted, whenRefused, explain: explainChargebee, maskPersonalFields };
	return deliver(context, { ...perItem(results, noun.one.toLowerCase()), ...delivery });
}

/** Another record may fare better; after anything else, a cancelled execution too, nothing more is written. */
const isOfThisRecord = (error: unknown) =>
	(error instanceof ChargebeeError && error.refusesRecord) || error instanceof ExplainedError;

const nameOf = ({ one }: Noun, work: Work | undefined, index: number) => `${one} ${work?.id || `of item ${index + 1}`}`;

/** An error as an outcome, in words that say what happened and what to do. */
function failed(error: unknown, subject: string): Written {
	const { message, remedy, code } = explanationOf(error, subject);
	const what = message.startsWith(`${subject}: `) ? message.slice(subject.length + 2) : message;
	return { outcome: 'failed', reason: `${what.replace(/\.$/, '')}. ${remedy}`.trim(), errorCode: code };
}

function explanationOf(error: unknown, subject: string): { message: string; remedy: string; code: string } {
	if (error instanceof ExplainedError) return error.explanation;
	if (error instanceof RequestError) return explainChargebee(error, subject, Date.now());
	return { message: (error as Error).message, remedy: '', code: 'unforeseen' };
}

function resultOf({ resource }: Noun, { record, id, ...written }: Written, audit: AuditRecord): WriteResult {
	const shown = record ? { [resource]: record } : {};
	return { ...written, ...(audit.dryRun ? { dryRun: true } : {}), id: id ?? audit.target.id, ...shown, audit } as WriteResult;
}

interface Done {
	work: Work | undefined;
	index: number;
	written: Written;
	requests: SentRequest[];
}

function auditOf(context: IExecuteFunctions, noun: Noun, { work, index, written, requests }: Done): AuditRecord {
	const { outcome, reason, errorCode, changes = [] } = written;
	const record = outcome === 'failed' || outcome === 'conflict' ? { record: context.getInputData()[index]?.json } : {};
	const target = { system: 'chargebee' as const, type: noun.resource, id: written.id ?? work?.id ?? '' };
	return {
		time: new Date().toISOString(),
		direction: 'n8n-to-chargebee',
		source: { system: 'n8n', type: 'item', id: work?.id || `of item ${index + 1}`, version: '', ...record },
		target,
		...customerOf(target, requests),
		outcome,
		...(work?.dryRun ? { dryRun: true } : {}),
		reason,
		errorCode,
		changes,
		requests,
		executionId: context.getExecutionId(),
	};
}

/** Whom a write concerns: the record itself, or the one that the fields name. */
function customerOf({ type, id }: AuditRecord['target'], requests: SentRequest[]): { customer?: string } {
	const named = type === 'customer' ? id : requests.map(({ body }) => body.customer_id).find((one) => typeof one === 'string');
	return typeof named === 'string' && named !== '' ? { customer: named } : {};
}
