import type { Change } from '../audit';

/** What is not the same on both sides, and what would mend it. */
export interface Difference {
	kind: 'customer' | 'invoice' | 'creditNote';
	/** `missing`: not in Chargebee; `extra`: in Chargebee, but not in Visma.net, or void there. */
	difference: 'missing' | 'different' | 'extra';
	/** Visma.net's number; Chargebee's id where that tells no number. */
	key: string;
	reason: string;
	/** The sync's own code for what keeps it from mending this. */
	errorCode?: string;
	visma: Facts;
	chargebee: Facts;
	/** `from` as it is in Chargebee, `to` as it is in Visma.net. */
	changes?: Change[];
	mend: Mend;
}

/** What tells people which record it is. */
export type Facts = Record<string, string | number | boolean>;

export interface Mend {
	/** Nothing that is there is voided, deleted or overwritten against a choice of people: a flow may do it by itself. */
	safe: boolean;
	/** Name of the node. */
	node: string;
	resource: string;
	/** Empty where it is done by hand. */
	operation: string;
	remedy: string;
	/** What the operation takes. */
	input?: unknown;
}

/** What a run compared, and what became of it. */
export interface Figures {
	/** Records of Visma.net. */
	compared: number;
	equal: number;
	/** Left alone by the settings: inactive, before the cut-off date, not released ... */
	skipped: number;
	/** Changed on either side while they were read, and left to the next run. */
	changedMeanwhile: number;
	/** Records that were read on both sides. */
	records: { visma: number; chargebee: number };
	differences: Record<Difference['difference'], number>;
}

export interface Reconciled {
	differences: Difference[];
	figures: Figures;
}

/** The facts that are known: nothing is shown for what is not. */
export const facts = (all: Record<string, string | number | boolean | null | undefined>): Facts =>
	Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string | number | boolean] => (entry[1] ?? '') !== ''));

/** The node that mends what the sync keeps. */
export const CHARGEBEE_NODE = 'Chargebee Billing';
