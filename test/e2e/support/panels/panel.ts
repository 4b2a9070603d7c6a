/** A node as a person has filled it in, and what its panel then shows. */
export interface Panel {
	/** Name of the node; the picture has it too. */
	name: string;
	type: 'vismaNet' | 'vismaNetTrigger' | 'chargebeeBilling' | 'chargebeeBillingTrigger' | 'chargebeeBillingPollTrigger';
	parameters: Record<string, unknown>;
	/** Names of the operations to choose from, in their order. */
	operations?: string[];
	/** Labels of the fields below the operation, in their order; those within rows and groups may stand between. */
	fields: string[];
	/** Fields with a picker -> a name that its list offers besides the one chosen. */
	pickers?: Record<string, RegExp>;
}

/** A record as its picker keeps it. */
export const picked = (value: string, name = value) => ({ __rl: true, mode: 'list', value, cachedResultName: name });

/** As many of the wanted texts, from the first on, as are found in that order; others may stand between. */
export function inOrder(found: readonly string[], wanted: readonly string[]): string[] {
	let next = 0;
	for (const text of found) if (text === wanted[next]) next++;
	return wanted.slice(0, next);
}
