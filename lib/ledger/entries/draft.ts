import type { Why } from '../explain/why';
import type { Currency } from '../money/currency';
import type { Day, Month } from '../time/dates';
import type { Kind } from '../types/entry';

/** What a posting is for; fingerprints know roles, never accounts. */
export type Role =
	| 'receivable'
	| 'deferred'
	| 'revenue'
	| `tax:${string}`
	| 'rounding'
	| 'bank'
	| 'advance'
	| 'accrued'
	| 'fx'
	| 'clearing'
	| 'badDebt';

/** An amount on an account in ledger units, debit positive. */
export interface Posting {
	role: Role;
	account: string;
	subaccount: string | null;
	project?: string | undefined;
	amount: bigint;
	/** Why it is so, where the book is traced. */
	why?: Why | undefined;
}

/** An entry before netting, lock and horizon. */
export interface Draft {
	/** The key after the family: `issue`, `rec:202601`. */
	name: string;
	kind: Kind;
	day: Day;
	month: Month;
	currency: Currency;
	rate: number | null;
	autoReversing?: boolean;
	/** Where it is not the document's. */
	branch?: string | undefined;
	postings: Posting[];
}

/** The document an entry belongs to. */
export interface Origin {
	family: string;
	id: string;
	D: string;
	branch: string | undefined;
}

/** The same postings with the sides changed. */
export function mirrored(postings: readonly Posting[]): Posting[] {
	return postings.map((posting) => ({ ...posting, amount: -posting.amount }));
}
