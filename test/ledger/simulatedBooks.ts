import type { Entry, Plan, PostedBatch } from '../../lib/ledger';

const live = (entry: Entry, generation: number): PostedBatch => ({
	...entry,
	batchNumber: `${entry.key} ${generation}`,
	status: 'Posted',
	generation,
});

/** Carries a plan out on simulated books: what is live by key. Gives all that was posted. */
export function carryOut({ post, reverse }: Plan, books: Map<string, PostedBatch>): Entry[] {
	for (const { key } of reverse) {
		const [, base = ''] = /^(.*):rev:\d+$/.exec(key) ?? [];
		books.set(base, { ...books.get(base)!, reversed: true });
	}
	for (const entry of post) {
		const [, base = entry.key, generation = '1'] = /^(.*)#(\d+)$/.exec(entry.key) ?? [];
		books.set(base, live(entry, Number(generation)));
	}
	return [...reverse, ...post];
}
