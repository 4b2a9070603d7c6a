import { trace } from '../collect';
import { batchNumber, generationKey, reversalKey } from '../identity';
import type { LedgerEvent } from '../types/event';
import type { Rules } from '../types/rules';
import { standpoints } from './standpoints';
import type { Trace } from './trace';

/** What the description of a batch, or of a member of a summary, says of its entry. */
export interface Sought {
	/** The key without generation and reversal. */
	key: string;
	family: string;
	D: string;
	A: string;
}

/** The entry that a batch was made of, and from which standpoint it is the same. */
export interface Found {
	trace: Trace;
	/** Empty when it still is what is wanted now. */
	says: string;
	/** The same amounts by role, of the same facts; else only the nearest that can be worked out. */
	isSame: boolean;
}

/**
 * Finds the entry that a batch was made of by working it out again: from all that is known, else from what was known
 * before. D and A of the batch's description tell when it is the same; without such, the same facts under other rules.
 */
export function findEntry({ key, family, D, A }: Sought, events: readonly LedgerEvent[], rules: Rules): Found | undefined {
	let nearest: Found | undefined;
	for (const { says, events: known } of standpoints({ family, key }, events)) {
		const found = trace(known, rules).traces.get(key);
		if (!found) continue;
		const isOfSameFacts = found.entry.D === D;
		if (isOfSameFacts && found.entry.A === A) return { trace: found, says, isSame: true };
		if (!nearest || (isOfSameFacts && nearest.trace.entry.D !== D)) nearest = { trace: found, says, isSame: false };
	}
	return nearest;
}

/** More generations than any batch ever had. */
const GENERATIONS = 9;

/** A key as it is posted: which generation, and whether it is that generation or its reversal. */
export interface PostedKey {
	key: string;
	generation: number;
	isReversal: boolean;
}

/** The generation or reversal of one of some keys that a batch's `id15` belongs to. */
export function keyOfId(id15: string, keys: Iterable<string>, site: string): PostedKey | undefined {
	const all = [...keys];
	// The first generation is by far the likeliest, and every number is a hash.
	for (let generation = 1; generation <= GENERATIONS; generation++) {
		for (const key of all) {
			if (batchNumber(site, generationKey(key, generation)) === id15) return { key, generation, isReversal: false };
			if (batchNumber(site, reversalKey(key, generation)) === id15) return { key, generation, isReversal: true };
		}
	}
	return undefined;
}
