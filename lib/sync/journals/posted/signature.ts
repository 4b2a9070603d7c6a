import { readDescription } from '../../../ledger';
import type { VismaJournal } from '../../../visma';

/** Put before the description of a batch that shall never be released. */
export type Mark = 'WITHDRAWN' | 'DUPLICATE';

const MARKS = /^(WITHDRAWN|DUPLICATE) /;
/** A mark and the 15 characters that identify the entry. */
export const SHORTEST_DESCRIPTION = 30;

/** What a batch of ours tells of itself. */
export interface Signature {
	/** The 15-character number of site and key. */
	id15: string;
	D: string;
	A: string;
	mark?: Mark;
}

/** Reads the description of a batch; undefined when it is none of ours. */
export function signatureOf({ description }: Pick<VismaJournal, 'description'>): Signature | undefined {
	const text = description ?? '';
	const mark = MARKS.exec(text)?.[1] as Mark | undefined;
	const read = readDescription(mark === undefined ? text : text.slice(mark.length + 1));
	if (read) return mark === undefined ? read : { ...read, mark };
	const [, id15] = /^\w+ (CB[0-9A-HJKMNP-TV-Z]{13})/.exec(text) ?? [];
	return mark === undefined || id15 === undefined ? undefined : { id15, D: '', A: '', mark };
}

/** A description that says why a batch is of no account; cut like any other. */
export function marked(mark: Mark, description: string | null | undefined, length: number): string {
	return `${mark} ${description ?? ''}`.slice(0, length).trimEnd();
}

/** Visma's own mirror of an auto-reversing batch, or a person's reversal: never one of ours, whatever it says. */
export const isCounterBatch = ({ reversingEntry, originalBatchNumber }: VismaJournal) =>
	reversingEntry === true || Boolean(originalBatchNumber);
