import type { Entry } from '../../../ledger';
import type { VismaJournal } from '../../../visma';
import type { MonthName } from '../books/months';
import type { Wanted } from './document';
import type { Live } from './generations';
import { firstKeys, headOf } from './names';
import type { Numbers } from './numbers';
import { signatureOf } from './signature';
import { isDue } from './windows';

export interface NumberRules {
	/** Later entries are not looked for while nothing about their document has changed. */
	horizon: MonthName | undefined;
	/** Whether an early end of a subscription may have taken later entries' place. */
	accelerates: boolean;
}

/**
 * Looks a document's batches up, one call each: when the first one is not there, nothing of it is. As long as every one
 * found is what it should be, no more is read.
 *
 * @returns undefined when something is not as it should be: then everything that Visma holds of it must be read
 */
export async function readByNumber(
	wanted: Wanted,
	numbers: Numbers,
	months: readonly MonthName[],
	{ horizon, accelerates }: NumberRules,
): Promise<Map<string, Live> | undefined> {
	const found = new Map<string, Live>();
	const { family, entries } = wanted;
	if (entries.some(({ kind }) => kind === 'acceleration')) return undefined;
	const head = headOf(entries);
	if (head) {
		const journal = await numbers.find(head.key);
		if (!journal) return found;
		if (!isAsWanted(journal, head) || signatureOf(journal)?.D !== family.D) return undefined;
		found.set(head.key, liveAs(journal));
	} else if (family.state !== 'beforeCutover') {
		const wantedKeys = new Set(entries.map(({ key }) => key));
		for (const key of firstKeys(family.family, months)) {
			if (!wantedKeys.has(key) && (await numbers.find(key))) return undefined;
		}
	}
	let isComplete = true;
	for (const entry of entries) {
		if (entry === head || !isDue(entry, horizon)) continue;
		const journal = await numbers.find(entry.key);
		if (!journal) isComplete = false;
		else if (isAsWanted(journal, entry)) found.set(entry.key, liveAs(journal));
		else return undefined;
	}
	// A batch that is missing may have been replaced by one at the end of the subscription, of whatever month.
	return isComplete || !accelerates || found.size === 0 ? found : undefined;
}

const liveAs = (journal: VismaJournal): Live => ({ journal, generation: 1, reversed: false, unreleased: [] });

function isAsWanted(journal: VismaJournal, { A }: Entry): boolean {
	const signature = signatureOf(journal);
	return signature?.A === A && signature.mark === undefined && journal.status !== 'Voided';
}
