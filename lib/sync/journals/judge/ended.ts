import type { Entry, Rules } from '../../../ledger';
import type { Wanted } from '../posted/document';
import type { Live } from '../posted/generations';
import { signatureOf } from '../posted/signature';

const ACCELERATION = /^(.*):accel:(\d{6})$/;
const RECOGNITION = /:(?:void-)?rec:(\d{6})$/;

/** Entries whose place was taken when a subscription ended early, and those that took it. */
export interface Ended {
	/** Keys of the entries in Visma that recognised the rest of a document at once. */
	accelerations: Set<string>;
	/** The later recognition of these documents. */
	replaced: Entry[];
}

/**
 * That a subscription ended early is known from its event alone, and not every run has that event in its input. What
 * Visma holds tells it too: where the rest of a document was recognised at once, its later recognition is not wanted.
 */
export function endedEarly(documents: readonly Wanted[], live: ReadonlyMap<string, Live>, rules: Rules): Ended {
	const ended: Ended = { accelerations: new Set(), replaced: [] };
	if (rules.onCancelWithoutCredit !== 'accelerate') return ended;
	const byFamily = new Map(documents.map((one) => [one.family.family, one]));
	for (const [key, { journal, reversed }] of live) {
		const [, family = '', month = ''] = ACCELERATION.exec(key) ?? [];
		const one = byFamily.get(family);
		const isKnown = one?.entries.some((entry) => entry.kind === 'acceleration');
		if (!one || isKnown || reversed || signatureOf(journal)?.D !== one.family.D) continue;
		ended.accelerations.add(key);
		ended.replaced.push(...one.entries.filter((entry) => (RECOGNITION.exec(entry.key)?.[1] ?? '') > month));
	}
	return ended;
}
