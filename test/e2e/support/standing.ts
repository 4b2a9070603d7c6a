import { batchNumber, type Entry, generationKey, reversalKey } from '../../../lib/ledger';

/** How many batches of an entry stand: posted in some generation, and not reversed. */
export function standing({ site, key }: Entry, numbers: ReadonlySet<string>): number {
	const has = (name: string) => numbers.has(batchNumber(site, name));
	return [1, 2, 3, 4, 5].filter((g) => has(generationKey(key, g)) && !has(reversalKey(key, g))).length;
}
