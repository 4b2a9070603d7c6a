import type { VismaSubaccount } from './subaccount';

export type VismaJournalStatus =
	| 'Hold'
	| 'Balanced'
	| 'Unposted'
	| 'Posted'
	| 'Completed'
	| 'Voided'
	| 'Released'
	| 'PartiallyReleased'
	| 'Scheduled';

/** The parts of Visma.net's JournalTransactionDto that this package reads; rows hold more. */
export interface VismaJournal {
	batchNumber: string;
	/** `ModuleGL` for journals; filters take it without `Module`. */
	module?: string | null;
	status?: VismaJournalStatus | null;
	hold?: boolean | null;
	/** `yyyy-MM-ddT00:00:00` */
	transactionDate?: string | null;
	/** YYYYPP: financial year and period within it. */
	financialPeriod?: string | null;
	ledger?: string | null;
	currencyId?: string | null;
	exchangeRate?: number | null;
	autoReversing?: boolean | null;
	/** Visma's own mirror of an auto-reversing batch. */
	reversingEntry?: boolean | null;
	/** The batch that this one reverses. */
	originalBatchNumber?: string | null;
	description?: string | null;
	debitTotalInCurrency?: number | null;
	creditTotalInCurrency?: number | null;
	transactionCode?: string | null;
	branch?: string | null;
	/** Company-local time without zone. */
	lastModifiedDateTime?: string | null;
	/** Row version: eight bytes, base 64. */
	timeStamp?: string | null;
	journalTransactionLines?: VismaJournalLine[] | null;
}

export interface VismaJournalLine {
	lineNumber?: number | null;
	accountNumber?: string | null;
	subaccount?: VismaSubaccount | null;
	referenceNumber?: string | null;
	transactionDescription?: string | null;
	/** In the currency of the batch. Visma's text says the opposite (UNVERIFIED); base amounts are never read. */
	debitAmountInCurrency?: number | null;
	creditAmountInCurrency?: number | null;
	branch?: string | null;
	project?: { id?: string | null } | null;
	vatCode?: { id?: string | null } | null;
}
