import type { ChargebeeClient } from '../../chargebee';
import type { AuditRecord, Change, Outcome, SentRequest } from '../audit';
import type { InvoiceSyncSettings } from './settings';

/** What a run of the sync works with. */
export interface InvoiceSyncRun {
	client: ChargebeeClient;
	settings: InvoiceSyncSettings;
	/** Epoch milliseconds. */
	clock: () => number;
	/** Names the run in audit records. */
	executionId: string;
	/** The items were read a moment ago: whether Chargebee was told of a newer version since is not asked. */
	isFresh?: true;
}

/** What became of one item. */
export interface InvoiceResult {
	outcome: Outcome;
	/** Nothing was written, whatever the outcome says. */
	dryRun?: true;
	reason?: string;
	errorCode?: string;
	/** `Invoice`, `CreditNote`, or whatever else the item says that it is. */
	vismaDocumentType: string;
	vismaDocumentNumber: string;
	/** Id of the invoice or credit note in Chargebee. */
	chargebeeId: string;
	changes: Change[];
	audit: AuditRecord;
}

/** How one document ended, before it is put on record. */
export interface Ending {
	outcome: Outcome;
	reason?: string;
	errorCode?: string;
	changes: Change[];
	/** Where it was imported under another id than its number gives. */
	id?: string;
}

/** An ending with what was sent on the way to it. */
export interface Sent extends Ending {
	requests: SentRequest[];
}
