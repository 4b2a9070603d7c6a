import type { EntryLine, Kind } from '../../ledger';
import type { AuditRecord, Outcome } from '../audit';

export type DocumentType = 'invoice' | 'creditNote' | 'transaction' | 'unbilledCharge' | 'subscription' | 'event';

/** What became of one entry; of a document or an event, where it gives no entry. */
export interface JournalResult {
	outcome: Outcome;
	/** A sentence; present for every outcome that did not do what was asked. */
	reason?: string;
	/** Stable; listed in docs/errors.md. */
	errorCode?: string;
	/** Nothing was written. */
	dryRun?: true;
	documentType: DocumentType;
	documentId: string;
	/** The entry's key with its generation. */
	key?: string;
	kind?: Kind;
	batchNumber?: string;
	/** The key of the batch that it shares with other entries: `cb:sum:202601:SEK:-:-:1`. */
	summary?: string;
	/** Visma's status of the batch as last known. */
	status?: string;
	/** `YYYY-MM-DD` */
	transactionDate?: string;
	/** Visma's name of the period, `YYYYPP`. */
	financialPeriod?: string;
	currency?: string;
	exchangeRate?: number | null;
	/** Amounts are decimal texts in major units. */
	lines?: EntryLine[];
	/** Indices of the input events that hold the document. */
	events: number[];
	audit: AuditRecord;
}
