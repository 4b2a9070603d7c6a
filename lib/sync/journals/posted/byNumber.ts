import { groupBy } from 'lodash';

import { type Entry, issueKeyOf } from '../../../ledger';
import type { VismaJournal } from '../../../visma';
import type { MonthName } from '../books/months';
import type { Wanted } from './document';
import type { Live } from './generations';
import { firstKeys, headOf } from './names';
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
	months: readonly MonthName[],
	horizon: MonthName | undefined,
): Promise<Map<string, Live> | undefined> {
	const { family, entries } = wanted;
	if (entries.some(({ kind }) => kind === 'acceleration') || (await hasUnwanted(wanted, numbers, months))) return undefined;
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

/** Whether a document that should not have its first entry has it. */
async function hasUnwanted({ family, entries }: Wanted, numbers: Numbers, months: readonly MonthName[]): Promise<boolean> {
	if (headOf(entries) || family.state === 'beforeCutover') return false;
	const wanted = new Set(entries.map(({ key }) => key));
	for (const key of firstKeys(family.family, months)) if (!wanted.has(key) && (await numbers.find(key))) return true;
	return false;
}

/** The same amounts by the same facts: nothing about the document has changed. */
function isAsWanted(journal: VismaJournal, { A, D }: Entry): boolean {
	const signature = signatureOf(journal);
	return signature?.A === A && signature.D === D && signature.mark === undefined && journal.status !== 'Voided';
}
