import { groupBy } from 'lodash';

import { type Entry, issueKeyOf, reversalKey } from '../../../ledger';
import type { VismaJournal } from '../../../visma';
import type { MonthName, Months } from '../books/months';
import { unwantedKeys, type Wanted } from './document';
import type { Live } from './generations';
import { headOf } from './names';
import type { Numbers } from './numbers';
import { signatureOf } from './signature';
import { likelyTermKeys } from './termKeys';
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
	return (await isOutlived(wanted, found, numbers)) ? undefined : found;
}

/**
 * The same amounts by the same facts: nothing about the document has changed. The facts of a subscription are all that
 * ever happened to it, and change with whatever happens; what is there of its earlier months stays.
 */
function isAsWanted(journal: VismaJournal, { A, D, family }: Entry): boolean {
	const signature = signatureOf(journal);
	const isOfFacts = signature?.D === D || isOfSubscription(family);
	return signature?.A === A && isOfFacts && signature.mark === undefined && journal.status !== 'Voided';
}

const isOfSubscription = (family: string) => family.startsWith('cb:sub:');

/** Whether something is there of a subscription that happened since to be otherwise, and that is not wanted any more. */
async function isOutlived({ family, entries, span }: Wanted, found: ReadonlyMap<string, Live>, numbers: Numbers): Promise<boolean> {
	const older = [...found].filter(([, { journal }]) => signatureOf(journal)?.D !== family.D);
	if (!span?.subscription || older.length === 0) return false;
	// What a pause took back is wanted again after it, as it was: only its reversal tells.
	for (const [key] of older) if (await numbers.find(reversalKey(key, 1))) return true;
	const wanted = new Set(entries.map(({ key }) => key));
	const terms = new Set([...found.keys()].map((key) => issueKeyOf(key)));
	const unwanted = likelyTermKeys(family.family, span.subscription).filter((key) => !wanted.has(key) && terms.has(issueKeyOf(key)));
	for (const key of unwanted) if (await numbers.find(key)) return true;
	const later = entries.filter(({ key }) => !found.has(key) && terms.has(issueKeyOf(key)));
	for (const { key } of later) if (await numbers.find(key)) return true;
	return false;
}
