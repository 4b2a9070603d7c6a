import type { ExplainedEntry, ExplainedLine } from '../../../ledger';
import type { DocumentType } from '../result';

/** The document that an entry belongs to, as Chargebee has it. */
export interface ExplainedDocument {
	type: DocumentType | 'subscription';
	id: string;
	status?: string;
	/** `YYYY-MM-DD`, in the site's time zone is said by the entry; this is Chargebee's time, ISO 8601. */
	date?: string;
	customerId?: string;
	subscriptionId?: string;
	/** In the currency's major units. */
	total?: string;
}

/** One entry in a batch, explained. */
export interface ExplainedMember {
	/** Of its generation, or of its reversal. */
	key?: string;
	kind?: string;
	generation?: number;
	/** The key that it takes back, and why that happened as far as it can be told now. */
	reverses?: { key: string; reason: string };
	document?: ExplainedDocument;
	/** The event of Chargebee that brought the document, or its version. */
	event?: { id: string; type: string; occurredAt: string };
	/** From which standpoint it is the same; left out when it is what is wanted now. */
	standpoint?: string;
	/** Why it has its date and period. */
	dated?: string;
	currency?: string;
	exchangeRate?: ExplainedEntry['exchangeRate'];
	lines?: ExplainedLine[];
	/** Whether the lines that were worked out again are those of the batch. */
	agrees: boolean;
	/** What does not agree, and why as far as it can be told. */
	differences: string[];
	/** The one rule that would have made the batch, were it so: it has been changed since. */
	otherRule?: { rule: string; value: string };
}

/** A batch of Visma explained: the event, document, rules, dates and arithmetic that made it. */
export interface ExplainedBatch {
	batchNumber: string;
	/** Whether it was made here; what persons or other programs made cannot be explained. */
	ours: boolean;
	agrees: boolean;
	/** Why it is not ours, or not live. */
	reason?: string;
	status: string;
	transactionDate: string;
	financialPeriod: string;
	currency: string;
	exchangeRate: number | null;
	description: string;
	/** Several in a summary. */
	members: ExplainedMember[];
}
