import { batchNumber, generationKey, reversalKey } from '../identity';
import { readDescription } from '../posting/description';
import type { Posted, PostedBatch } from '../posting/posted';
import type { Entry } from '../types/entry';

/** A batch as Visma gives it; each line's `description` is what Visma calls transactionDescription. */
export interface ReadBatch extends Omit<PostedBatch, 'D' | 'A' | 'generation' | 'reversed' | 'shared'> {
	/** The header's. */
	description: string;
}

/** What a batch holds, by the `id15` of the entry's key and generation. */
export type Members = ReadonlyMap<string, PostedBatch>;

const WITHDRAWN = /^WITHDRAWN /;

/**
 * The entries in a batch read from Visma, told apart by the descriptions of the lines: one for a batch of its own, each
 * member of a summary. Empty for a batch that is not ours. A withdrawn one counts as reversed.
 */
export function membersOf({ description, lines, ...batch }: ReadBatch): Members {
	const own = readDescription(description.replace(WITHDRAWN, ''));
	const members = new Map<string, PostedBatch>();
	if (!own) return members;
	for (const line of lines) {
		const { id15, D, A } = readDescription(line.description) ?? own;
		const known = members.get(id15);
		if (known) known.lines.push(line);
		else {
			const reversed = WITHDRAWN.test(description);
			members.set(id15, { ...batch, D, A, lines: [line], reversed, shared: id15 !== own.id15 });
		}
	}
	return members;
}

/** What is posted of each key, whether as a batch of its own or in a summary: its newest generation, for `plan`. */
export function livePosted(keys: Iterable<string>, site: string, found: Members): Posted {
	const posted = new Map<string, PostedBatch>();
	for (const key of keys) {
		for (let generation = 1; ; generation++) {
			const batch = found.get(batchNumber(site, generationKey(key, generation)));
			if (!batch) break;
			const isReversed = found.has(batchNumber(site, reversalKey(key, generation)));
			posted.set(key, { ...batch, generation, reversed: batch.reversed === true || isReversed });
		}
	}
	return posted;
}

/** The entries that are not among members: what is left to post when another worker was first with some. */
export function notAmong(entries: readonly Entry[], members: Members): Entry[] {
	return entries.filter(({ site, key }) => !members.has(batchNumber(site, key)));
}
