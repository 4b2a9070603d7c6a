import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { type Explanation, RequestError } from '../../lib/http';
import type { AuditRecord } from '../../lib/sync/audit';
import { nodeError } from './nodeError';
import type { WhenRefused } from './whenRefused';

/** What a write operation hands to its node: a result for each item, and why it stopped early, if it did. */
export interface Delivery {
	results: Array<WriteResult | undefined>;
	stoppedBy?: Error;
	/** Audit records of what was sent for items without a result. */
	interrupted: AuditRecord[];
	whenRefused: WhenRefused;
	/** What a record is called, in the singular. */
	noun: string;
	/** What to know before a retry, where it is not as harmless as usual. */
	advice?: string;
	explain: (error: RequestError, subject: string, nowMs: number) => Explanation;
}

export interface WriteResult {
	outcome: AuditRecord['outcome'];
	reason?: string;
	audit: AuditRecord;
}

/** As many refused records as an error names; the audit records in its context hold them all. */
const NAMED = 20;

/**
 * Turns results into items, or into the error that the node must throw: the system failed, or records were refused and
 * the node is set to fail for them. An error carries the audit records of what was done before. With Continue On Fail
 * nothing is thrown, since n8n would then pass the untouched input on as if it had succeeded: whatever was not settled
 * becomes an error item, of which n8n keeps the message alone.
 */
export function deliver(context: IExecuteFunctions, delivery: Delivery): INodeExecutionData[] {
	const { results, stoppedBy, whenRefused } = delivery;
	const fails = whenRefused === 'failAfterOthers';
	const stopped = stoppedBy && stopError(context, delivery, stoppedBy);
	if (!context.continueOnFail()) {
		if (stopped) throw stopped;
		if (fails && results.some(isRefused)) throw refusalError(context, delivery);
	}
	return results.map((result, item) => {
		const pairedItem = { item };
		if (!result) return { json: { error: stopped?.message }, error: stopped, pairedItem };
		if (!fails || !isRefused(result)) return { json: result as unknown as IDataObject, pairedItem };
		const error = new NodeOperationError(context.getNode(), nameOf(result, delivery.noun), { itemIndex: item });
		return { json: { error: error.message }, error, pairedItem };
	});
}

const isRefused = (result: WriteResult | undefined): result is WriteResult =>
	result?.outcome === 'failed' || result?.outcome === 'conflict';

function stopError(context: IExecuteFunctions, { results, interrupted, noun, advice, explain }: Delivery, cause: Error) {
	const settled = results.filter((result) => result !== undefined);
	const subject = `${settled.length} of ${results.length} ${noun}s are done`;
	const audit = [...settled.map((result) => result.audit), ...interrupted].filter(isWorthKeeping);
	const explanation = cause instanceof RequestError ? explain(cause, subject, Date.now()) : unforeseen(cause, subject);
	const remedy = [explanation.remedy, ...(advice === undefined ? [] : [advice])].join(' ');
	return nodeError(context.getNode(), { ...explanation, remedy }, { audit });
}

const unforeseen = ({ message }: Error, subject: string): Explanation => ({
	message: `${subject}: ${message}`,
	remedy: 'What was written stays as it is. If nobody cancelled the execution, this is a defect of the node: report it.',
	code: 'unforeseen',
});

function refusalError(context: IExecuteFunctions, { results, noun, advice }: Delivery): NodeOperationError {
	const refused = results.filter(isRefused);
	const named = refused.slice(0, NAMED).map((result) => nameOf(result, noun));
	const more = refused.length > NAMED ? [`and ${refused.length - NAMED} more, all in the audit records`] : [];
	const [only] = named;
	const message = refused.length === 1 && only ? only : `${refused.length} of ${results.length} ${noun}s were refused`;
	const error = new NodeOperationError(context.getNode(), message, {
		description: [
			...(refused.length === 1 ? [] : [...named, ...more]),
			advice === undefined
				? 'The others are done. Mend what is named, then retry the execution: what was written before stays as it is.'
				: `The others are done. Mend what is named. ${advice}`,
		].join('\n'),
	});
	const audit = results.flatMap((result) => (result ? [result.audit] : [])).filter(isWorthKeeping);
	Object.assign(error.context, { errorCode: refused[0]?.audit.errorCode, audit });
	return error;
}

function nameOf({ reason = '', audit }: WriteResult, noun: string): string {
	const { id, record } = audit.source;
	const name = (record as { name?: unknown } | undefined)?.name;
	return `${id === '' ? `An item` : `${capital(noun)} ${id}`}${typeof name === 'string' ? ` (${name})` : ''}: ${reason}`;
}

/** An error workflow takes these for facts, which a dry run makes none of. */
const isWorthKeeping = ({ outcome, dryRun }: AuditRecord) => outcome !== 'unchanged' && !dryRun;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
