/** Why a ledger is not what Chargebee's documents come to. */
export type Cause =
	/** Nothing of a document is booked. */
	| 'documentMissing'
	/** The document cannot be booked under the present rules, so nothing is known of what it should be. */
	| 'documentRefused'
	| 'batchMissing'
	/** On hold or balanced: it does not count in the ledger. */
	| 'batchUnreleased'
	| 'batchDifferent'
	| 'otherPeriod'
	| 'postedTwice'
	/** What is not wanted any more still stands. */
	| 'reversalMissing'
	| 'reversalDifferent'
	/** A person reversed it in Visma.net. */
	| 'reversedByHand'
	/** Looks like one of ours, and belongs to no document of the site. */
	| 'unknownBatch'
	/** Posted by a person or another program on an account of the rules. */
	| 'byHand'
	/** The sums differ, and no batch says why. */
	| 'unexplained';

/** A difference between Visma.net's ledger and Chargebee's documents, and what would mend it. */
export interface LedgerDifference {
	kind: 'ledger';
	/** `missing`: not in the ledger; `extra`: in the ledger and not wanted. */
	difference: 'missing' | 'different' | 'extra';
	cause: Cause;
	/** The entry's key or the document's family; the batch number of what is not ours. */
	key: string;
	/** Sentences. */
	reason: string;
	/** `YYYYMM` of the month in which it shows. */
	period: string;
	currency: string;
	/** What stands in Visma.net; empty when nothing does. */
	visma: LedgerFacts;
	/** What the documents say; empty when they say nothing. */
	chargebee: LedgerFacts;
	/** Net of each account that differs, debit positive: `from` as it is in the ledger, `to` as it should be. */
	changes?: Array<{ field: string; from: string; to: string }>;
	mend: LedgerMend;
}

export type LedgerFacts = Record<string, string | number | boolean>;

export interface LedgerMend {
	/** Book Events, given `input`, would post what is missing, and take back what is not wanted. */
	safe: boolean;
	node: 'Visma.net ERP';
	resource: 'journalTransaction';
	/** Empty where it is done by hand. */
	operation: 'recordChargebeeEvents' | '';
	remedy: string;
	/** An item for Record Chargebee Events. */
	input?: { events: unknown[]; horizon: string };
}

/** A sum that is not the same on both sides; amounts are decimal texts in major units, debit positive. */
export interface BalanceDifference {
	/** `YYYYMM` */
	period: string;
	account: string;
	subaccount: string | null;
	currency: string;
	visma: string;
	chargebee: string;
	difference: string;
}

/** What was compared, and what came of it. */
export interface LedgerFigures {
	/** `YYYYMM` */
	from: string;
	to: string;
	/** Documents read from Chargebee. */
	documents: number;
	/** Batches read from Visma.net. */
	batches: number;
	/** Entries that should be in the ledger. */
	entries: number;
	/** Of those, how many are as they should be. */
	equal: number;
	/** Accruals of earlier months, which have undone themselves: nothing tells what they should have been. */
	notCompared: number;
	differences: Record<LedgerDifference['difference'], number>;
	byCause: Partial<Record<Cause, number>>;
	/** Balances per period, account, subaccount and currency that were compared. */
	balances: number;
	unequal: BalanceDifference[];
}
