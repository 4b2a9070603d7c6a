import { batchNumber, type Family, generationKey, reversalKey } from '../../../lib/ledger';
import { possibleKeys } from '../../../lib/sync/journals/posted/names';

/** What a batch of ours is: a generation of an entry, or what took that generation back. */
export interface Name {
	key: string;
	generation: number;
	isReversal: boolean;
}

const GENERATIONS = [1, 2, 3, 4];

/**
 * Every batch number that documents could have, with what it would be: batches are known by nothing else.
 *
 * @param linked the documents that a payment is linked with
 */
export function namesOf(
	site: string,
	families: Iterable<Pick<Family, 'family'>>,
	months: readonly string[],
	linked: (family: string) => readonly string[],
): Map<string, Name> {
	const names = new Map<string, Name>();
	for (const { family } of families) {
		for (const key of possibleKeys(family, months, linked(family))) {
			for (const generation of GENERATIONS) {
				names.set(batchNumber(site, generationKey(key, generation)), { key, generation, isReversal: false });
				names.set(batchNumber(site, reversalKey(key, generation)), { key, generation, isReversal: true });
			}
		}
	}
	return names;
}
