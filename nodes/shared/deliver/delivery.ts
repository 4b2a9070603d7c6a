import type { Explanation, RequestError } from '../../../lib/http';
import type { AuditRecord } from '../../../lib/sync/audit';
import type { WhenRefused } from '../whenRefused';

/** What a write operation hands to its node: what came of it, and why it stopped early, if it did. */
export interface Delivery {
	settled: Settled[];
	/** Indices of input items of which something is not settled. */
	unsettled: number[];
	stoppedBy?: Error;
	/** Audit records of what was sent for items without a result. */
	interrupted: AuditRecord[];
	whenRefused: WhenRefused;
	/** What a record is called, in the singular. */
	noun: string;
	/** How many records there are, done or not; absent where nobody knows. */
	total?: number;
	/** What to know before a retry, where it is not as harmless as usual. */
	advice?: string;
	explain: (error: RequestError, subject: string, nowMs: number) => Explanation;
	/** The credential says that audit records must hold nothing personal. */
	maskPersonalFields?: boolean;
	/** Takes what is personal out of what an API said; absent where nothing is masked. */
	scrub?: (text: string) => string;
}

/** One result, and what it is the result of. */
export interface Settled {
	result: WriteResult;
	/** Indices of its input items. */
	items: number[];
	/** Results of one record are refused together. */
	record: string;
	/** The record in words, which begin a sentence. */
	name: string;
	/** What goes on after the name, in an error that says each reason of a record once. */
	reason: string;
}

export interface WriteResult {
	outcome: AuditRecord['outcome'];
	reason?: string;
	audit: AuditRecord;
}

/** The delivery of an operation that has one result for each input item, or none where it did not come so far. */
export function perItem(
	results: Array<WriteResult | undefined>,
	noun: string,
): Pick<Delivery, 'settled' | 'unsettled' | 'noun' | 'total'> {
	const settled = results.flatMap((result, index): Settled[] =>
		result ? [{ result, items: [index], record: String(index), name: nameOf(result, noun), reason: result.reason ?? '' }] : [],
	);
	const unsettled = results.flatMap((result, index) => (result ? [] : [index]));
	return { settled, unsettled, noun, total: results.length };
}

function nameOf({ audit }: WriteResult, noun: string): string {
	const { id, record } = audit.source;
	const name = (record as { name?: unknown } | undefined)?.name;
	return `${id === '' ? 'An item' : `${capital(noun)} ${id}`}${typeof name === 'string' ? ` (${name})` : ''}`;
}

export const isRefused = ({ outcome }: WriteResult) => outcome === 'failed' || outcome === 'conflict';

/** An error workflow takes these for facts, which a dry run makes none of. */
export const isWorthKeeping = ({ outcome, dryRun }: AuditRecord) => outcome !== 'unchanged' && !dryRun;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
