/** What an entry records. */
export type Kind =
	| 'invoice'
	| 'creditNote'
	| 'recognition'
	| 'void'
	| 'voidRecognition'
	| 'acceleration'
	| 'fxResidue'
	| 'payment'
	| 'refund'
	| 'fx'
	| 'accrual'
	| 'subscription'
	| 'subscriptionChange'
	| 'reversal';

/** One side of an entry: `debit` or `credit` is positive, the other zero; decimal texts of the currency's precision. */
export interface EntryLine {
	account: string;
	/** `segmentId=segmentValue`, several joined by commas. */
	subaccount: string | null;
	project?: string;
	debit: string;
	credit: string;
	/** The document's id. */
	reference: string;
	/** `<kind> <key>`. */
	description: string;
}

/** A balanced journal entry. */
export interface Entry {
	/** Unique and independent of lock, horizon and accounts. */
	key: string;
	kind: Kind;
	/** The document it belongs to: `cb:inv:<id>`, `cb:cn:<id>`, `cb:txn:<id>`, `cb:ubc:<id>` or `cb:sub:<id>`. */
	family: string;
	site: string;
	/** `YYYY-MM-DD`. */
	transactionDate: string;
	/** The calendar month `YYYYMM` it is booked in. */
	financialPeriod: string;
	/** The calendar month it belongs to before the lock moved it. */
	ownPeriod: string;
	currency: string;
	/** How many of the base currency one of `currency` is worth; null leaves it to Visma. */
	exchangeRate: number | null;
	autoReversing: boolean;
	branch?: string;
	/** Fingerprint of the document's facts. */
	D: string;
	/** Fingerprint of what is booked by role, without accounts, subaccounts, branch or dates. */
	A: string;
	lines: EntryLine[];
}
