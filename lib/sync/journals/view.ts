import type { Collected, Entry, Family, Plan, PostedBatch } from '../../ledger';
import type { Months } from './books/months';
import type { ReadBack } from './posted/read';

/** What a round knows: what should be in Visma, what is, and what is to be done about it. */
export interface View {
	collected: Collected;
	/** The documents of this round. */
	families: ReadonlyMap<string, Family>;
	/** Every entry they should have, whatever the horizon. */
	entries: Entry[];
	back: ReadBack;
	posted: ReadonlyMap<string, PostedBatch>;
	months: Months;
	/** Our own reversals that were posted and not released. */
	unreleased: Array<{ family: string; key: string; batchNumber: string; status: string }>;
	plan: Plan;
	/** Subscriptions of which Visma holds what nothing at hand explains. */
	unexplained: string[];
	/** Unix seconds from which on the events of a subscription say why it is otherwise in Visma. */
	changedSince(family: string): number;
	/** The item prices that a document sells. */
	itemsOf(family: string): ReadonlySet<string>;
	/** The document of a key. */
	owner(key: string): string;
	/** The desired entry of a key. */
	entryOf(key: string): Entry | undefined;
	/** A key with the generation that is in Visma. */
	keyOf(key: string): string;
}
