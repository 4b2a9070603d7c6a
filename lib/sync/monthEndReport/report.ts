import type { LedgerDifference, LedgerFigures } from '../reconcileLedger/difference';

/** Where and under which rules a report was made. */
export interface ReportMaking {
	/** Chargebee's site. */
	site: string;
	/** The company in Visma.net, as its credential names it. */
	company: string;
	/** ISO 8601, UTC. */
	madeAt: string;
	/** The same for the same rules: the start of a hash. */
	rulesVersion: string;
	/** `YYYY-MM-DD` */
	cutover: string;
	basis: string;
	scope: string;
	convention: string;
	baseCurrency: string;
	timeZone: string;
}

/** An account and the currency of its amounts. */
export interface Held {
	account: string;
	/** Visma's name of the account. */
	name: string;
	currency: string;
}

/** opening + billed - recognised - credited + other = closing; decimal texts, credit positive. */
export interface RollForward extends Held {
	opening: string;
	billed: string;
	recognised: string;
	credited: string;
	/** Exchange residues, and what others posted. */
	other: string;
	closing: string;
	/** What of the documents is still to be recognised after the month. */
	documents: string;
	/** closing - documents */
	difference: string;
}

/** opening + invoiced - credited - received + refunded + other = closing; debit positive. */
export interface Receivables extends Held {
	opening: string;
	invoiced: string;
	credited: string;
	received: string;
	refunded: string;
	other: string;
	closing: string;
	documents: string;
	difference: string;
}

/** What is still to be recognised, by month. */
export interface Waterfall {
	currency: string;
	months: Array<{ period: string; amount: string }>;
	total: string;
}

/** Revenue of the month by account; credit positive. */
export interface Revenue extends Held {
	/** Out of what was deferred before. */
	recognised: string;
	/** Invoiced and earned at once, accruals, and what others posted. */
	direct: string;
	total: string;
	/** Since January. */
	yearToDate: string;
}

export interface MonthEndReport {
	/** `YYYYMM` */
	period: string;
	making: ReportMaking;
	rollForward: RollForward[];
	waterfall: Waterfall[];
	revenue: Revenue[];
	/** None where Visma.net books the sales itself. */
	receivables: Receivables[];
	/** Released batches of the month, by what they are. */
	batches: Record<string, number>;
	/** Documents of Chargebee that were read, by type. */
	documents: Record<string, number>;
	/** Whether a balance is presumed that stood on the deferred accounts before the cut-over. */
	isOpeningPresumed: boolean;
	/** What is not as the documents have it, up to the month. */
	differences: LedgerDifference[];
	figures: LedgerFigures;
}
