import type { ChargebeeClient } from '../../chargebee';
import type { AuditRecord, Change, Outcome, SentRequest } from '../audit';
import type { CustomerSyncSettings } from './settings';

/** What a run of the sync works with. */
export interface CustomerSyncRun {
	client: ChargebeeClient;
	settings: CustomerSyncSettings;
	/** Epoch milliseconds. */
	clock: () => number;
	/** Names the run in audit records and makes its idempotency keys its own. */
	executionId: string;
}

/** What became of one item. */
export interface CustomerResult {
	outcome: Outcome;
	/** Nothing was written, whatever the outcome says. */
	dryRun?: true;
	reason?: string;
	errorCode?: string;
	vismaCustomerNumber: string;
	chargebeeCustomerId: string;
	changes: Change[];
	audit: AuditRecord;
}

/** How one customer ended, before it is put on record. */
export interface Ending {
	outcome: Outcome;
	reason?: string;
	errorCode?: string;
	changes: Change[];
	requests: SentRequest[];
}

