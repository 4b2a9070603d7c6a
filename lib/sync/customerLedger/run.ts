import type { ChargebeeClient } from '../../chargebee';
import type { VismaClient } from '../../visma';
import type { AuditRecord, Change, Outcome, SentRequest } from '../audit';
import type { CustomerLedgerSettings } from './settings';

/** What a run needs from the outside world. */
export interface CustomerLedgerDeps {
	visma: VismaClient;
	chargebee: ChargebeeClient;
	/** Names the run in audit records. */
	executionId: string;
	/** ISO 8601, UTC. */
	now: () => string;
}

export interface CustomerLedgerContext {
	deps: CustomerLedgerDeps;
	settings: CustomerLedgerSettings;
	/** Of the company; read where Chargebee's exchange rates are used, which lead to the base currency of the site. */
	baseCurrency?: string;
}

/** Whether a result is about the document itself, or about the one that takes it back after it was voided. */
export type Part = 'document' | 'void';

/** What became of one document; of an item that holds none. */
export interface CustomerLedgerResult {
	outcome: Outcome;
	/** Present for every outcome that did not do what was asked. */
	reason?: string;
	/** Stable; listed in docs/errors.md. */
	errorCode?: string;
	/** Nothing was written. */
	dryRun?: true;
	documentType: 'invoice' | 'creditNote' | 'event';
	documentId: string;
	part: Part;
	vismaDocumentType?: 'customerInvoice' | 'customerCreditNote';
	vismaDocumentNumber?: string;
	/** Visma's status as last known. */
	status?: string;
	/** Of the document in Visma.net, in a foreign currency. */
	exchangeRate?: number;
	/** Both sides, where they differ. */
	changes: Change[];
	/** Indices of the input items that tell of the document. */
	items: number[];
	audit: AuditRecord;
}

/** How a document ended, before it is put on record. */
export interface Ending {
	outcome: Outcome;
	reason?: string;
	errorCode?: string;
	number?: string;
	status?: string;
	exchangeRate?: number;
	changes?: Change[];
}

/** An ending with the calls on the way to it. */
export type Sent = Ending & { requests: SentRequest[] };

/** How a run ended. */
export interface CustomerLedgerRun {
	results: CustomerLedgerResult[];
	/** The system failed: what was not reached has no result. */
	stoppedBy?: Error;
	/** What was sent for documents without a result. */
	interrupted: AuditRecord[];
	/** Indices of the input items of which something is not settled. */
	unsettled: number[];
}
