import { groupBy } from 'lodash';

import { type Entry, issueKeyOf } from '../../../ledger';
import type { VismaJournal } from '../../../visma';
import type { MonthName, Months } from '../books/months';
import { unwantedKeys, type Wanted } from './document';
import type { Live } from './generations';
import { headOf } from './names';
import type { Numbers } from './numbers';
import { signatureOf } from './signature';
import { isDue } from './windows';

/**
 * Looks a document's batches up, one call each: when the first one is not there, nothing of it is. As long as every one
 * found is what it should be, no more is read, and entries beyond the horizon are not looked for.
 *
 * @returns undefined when something is not as it should be: then everything that Visma holds of it must be read
 */
export async function readByNumber(
	wanted: Wanted,
	numbers: Numbers,
	months: Months,
	horizon: MonthName | undefined,
): Promise<Map<string, Live> | undefined> {
	const { family, entries } = wanted;
	if (entries.some(({ kind }) => kind === 'acceleration')) return undefined;
	for (const key of unwantedKeys(wanted, months)) if (await numbers.find(key)) return undefined;
	const found = new Map<string, Live>();
	for (const group of Object.values(groupBy(entries, ({ key }) => issueKeyOf(key) ?? family.family))) {
		const head = headOf(group);
		for (const entry of head ? [head, ...group.filter((one) => one !== head)] : group) {
			if (entry !== head && !isDue(entry, horizon)) continue;
			const journal = await numbers.find(entry.key);
			if (!journal && entry === head) break;
			if (!journal) continue;
			if (!isAsWanted(journal, entry)) return undefined;
			found.set(entry.key, { journal, generation: 1, reversed: false, unreleased: [] });
		}
	}
	return found;
}

/** The same amounts by the same facts: nothing about the document has changed. */
function isAsWanted(journal: VismaJournal, { A, D }: Entry): boolean {
	const signature = signatureOf(journal);
	return signature?.A === A && signature.D === D && signature.mark === undefined && journal.status !== 'Voided';
}
