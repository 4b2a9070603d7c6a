import { reversalKey } from '../identity';
import type { Entry, EntryLine } from '../types/entry';
import type { PostedBatch } from './posted';

/** A counter-batch of a posted one. */
export interface Reversal extends Entry {
	kind: 'reversal';
	/** The number of the batch it reverses. */
	reverses: string;
	reason: string;
}

function swapped(line: EntryLine, description: string): EntryLine {
	return { ...line, debit: line.credit, credit: line.debit, description };
}

/** The counter-batch of a posted one, from its lines as Visma gives them. */
export function reversalOf(key: string, posted: PostedBatch, family: string, reason: string): Reversal {
	const ownKey = reversalKey(key, posted.generation ?? 1);
	const { site, transactionDate, financialPeriod, currency, exchangeRate, autoReversing, branch, D, A } = posted;
	const reversal: Reversal = {
		key: ownKey,
		kind: 'reversal',
		family,
		site,
		transactionDate,
		financialPeriod,
		ownPeriod: financialPeriod,
		currency,
		exchangeRate,
		autoReversing,
		D,
		A,
		lines: posted.lines.map((line) => swapped(line, `reversal ${ownKey}`)),
		reverses: posted.batchNumber,
		reason,
	};
	return branch === undefined ? reversal : { ...reversal, branch };
}
