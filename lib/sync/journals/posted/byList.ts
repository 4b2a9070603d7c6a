import type { MonthName } from '../books/months';
import type { Wanted } from './document';
import { follow, type Live } from './generations';
import type { Lists } from './lists';
import { possibleKeys } from './names';
import { possibleTermKeys } from './termKeys';

/**
 * Finds everything that Visma holds of a document in the lists read so far, whether or not it should be there: the key
 * in a description may be cut off, so every key that the document could have is tried.
 */
export async function readByList(
	{ family, entries, span }: Wanted,
	lists: Lists,
	months: readonly MonthName[],
): Promise<Map<string, Live>> {
	const found = new Map<string, Live>();
	const possible = span?.subscription
		? possibleTermKeys(family.family, span.subscription)
		: possibleKeys(family.family, months, [...(span?.documents ?? [])]);
	const keys = new Set([...entries.map(({ key }) => key), ...possible]);
	for (const key of keys) {
		const live = await follow(key, (name) => lists.find(name));
		if (!live) continue;
		const { batchNumber, status } = live.journal;
		const reversedInVisma = status === 'Voided' ? batchNumber : lists.reversalByHand(batchNumber);
		found.set(key, reversedInVisma === undefined || live.reversed ? live : { ...live, reversedInVisma });
	}
	return found;
}
