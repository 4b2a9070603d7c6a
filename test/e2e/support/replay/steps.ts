/** Where a record can fail on its way. */
export const STEPS = ['source read', 'mapping', 'write refused', 'write lost', 'n8n killed'] as const;
export type Step = (typeof STEPS)[number];

/** A kind of record: how its steps are broken and mended, and what is on the other side in the end. */
export interface Kind {
	/** The workflow whose execution is red, or whose rows are in the audit table. */
	flow: string;
	/** Makes the record of a step, so that the flow takes it up. */
	send(step: Step): Promise<void>;
	/** Breaks a step; what is broken by faults is mended when they are removed. */
	spoil: Record<Step, () => Promise<unknown>>;
	/** Mends what a person has to mend. */
	mend: Partial<Record<Step, () => Promise<unknown>>>;
	/** Key of the record of a step in the audit table. */
	keyOf(step: Step): string;
	/** How often the record of a step is on the other side. */
	copies(step: Step): Promise<number>;
}
