import type { EntryLine } from '../types/entry';

/** The live generation of an entry as it was read back from Visma. */
export interface PostedBatch {
	batchNumber: string;
	/** Fingerprints from the batch's description. */
	D: string;
	A: string;
	/** Visma's status: `Hold`, `Balanced`, `Unposted`, `Posted`, ... */
	status: string;
	/** The lines as Visma gives them: a reversal swaps these, never recomputed ones. */
	lines: EntryLine[];
	site: string;
	/** `YYYY-MM-DD`. */
	transactionDate: string;
	/** The calendar month `YYYYMM` it lies in. */
	financialPeriod: string;
	currency: string;
	exchangeRate: number | null;
	autoReversing: boolean;
	branch?: string;
	/** Which generation is live; 1 when left out. */
	generation?: number;
	/** True when our own reversal of this generation is posted too: nothing is live, the next generation follows. */
	reversed?: boolean;
	/** True when the batch holds other entries too: it is never withdrawn for the sake of one. */
	shared?: boolean;
	/** The batch by which a person reversed it in Visma. */
	reversedInVisma?: string;
}

/** The live generations by key, without the suffix of a generation. */
export type Posted = ReadonlyMap<string, PostedBatch>;

/** Not yet in the books: it can still be taken back without a counter-batch. */
export function isUnreleased({ status }: PostedBatch): boolean {
	return status === 'Hold' || status === 'Balanced';
}
