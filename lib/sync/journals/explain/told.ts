import { groupBy } from 'lodash';

import { type EntryLine, readDescription } from '../../../ledger';
import type { VismaJournal } from '../../../visma';
import { isCounterBatch, type Mark, signatureOf } from '../posted/signature';

/** What a batch tells of one entry in it: the batch itself, or a member of a summary. */
export interface Told {
	id15: string;
	D: string;
	A: string;
	/** The key as far as the description holds it. */
	keyStart: string;
	/** The document's id, its last 15 characters. */
	reference: string;
	lines: EntryLine[];
}

/** What a batch tells of itself. */
export interface ToldBatch {
	mark?: Mark;
	isSummary: boolean;
	/** Made by Visma or by a person out of one of ours, with the sides changed. */
	isForeign: boolean;
	members: Told[];
}

const KEY_START = /^CB\w{13} \w{6} \w{6} \w* ?(.*)$/;

/** Reads what a batch says of its entries; undefined when it is none of ours. */
export function told(journal: VismaJournal, lines: EntryLine[]): ToldBatch | undefined {
	const own = signatureOf(journal);
	if (!own) return undefined;
	const header = (journal.description ?? '').replace(/^(WITHDRAWN|DUPLICATE) /, '');
	const descriptions = groupBy(lines, ({ description }) => readDescription(description)?.id15 ?? own.id15);
	const members = Object.entries(descriptions).map(([id15, some]): Told => {
		const text = id15 === own.id15 && !readDescription(some[0]?.description ?? '') ? header : (some[0]?.description ?? '');
		const { D, A } = readDescription(text) ?? own;
		return { id15, D, A, keyStart: KEY_START.exec(text)?.[1] ?? '', reference: some[0]?.reference ?? '', lines: some };
	});
	const isSummary = members.some(({ id15 }) => id15 !== own.id15);
	return { ...(own.mark ? { mark: own.mark } : {}), isSummary, isForeign: isCounterBatch(journal), members };
}
