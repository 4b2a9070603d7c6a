/** What became of one record. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'conflict' | 'failed' | 'deleted';

/** A field that differs, with both values as text; an empty string stands for no value. */
export interface Change {
	field: string;
	from: string;
	to: string;
}

/** A write as it was sent, and its answer. */
export interface SentRequest {
	method: string;
	path: string;
	/** The fields under their wire names. */
	body: Record<string, unknown>;
	/** Absent when no answer arrived. */
	status?: number;
	/** The id that the answer names. */
	answerId?: string;
	attempts: number;
}

/** Who did what to which record, why, and how it ended: one per record and run, made to be kept. */
export interface AuditRecord {
	/** ISO 8601, UTC. */
	time: string;
	direction: 'visma-to-chargebee' | 'chargebee-to-visma' | 'n8n-to-visma' | 'n8n-to-chargebee';
	source: {
		system: 'visma.net' | 'chargebee' | 'n8n';
		/** What kind of record: `customer`, `invoice`, or `item` for what a flow made up itself. */
		type: string;
		id: string;
		/** The source's own version: Visma's lastModifiedDateTime, Chargebee's resource_version; empty where it has none. */
		version: string;
		/** The source record itself, where it has to be run again: outcome failed or conflict. */
		record?: unknown;
	};
	target: { system: 'chargebee' | 'visma.net'; type: string; id: string };
	/** Chargebee id of the customer that it concerns; absent where nobody knows. */
	customer?: string;
	/** Chargebee ids of the subscriptions that it concerns. */
	subscriptions?: string[];
	outcome: Outcome;
	/** Nothing was written, whatever the outcome says. */
	dryRun?: true;
	/** Why, for every outcome that wrote nothing although something was asked. */
	reason?: string;
	errorCode?: string;
	changes: Change[];
	requests: SentRequest[];
	executionId: string;
}
