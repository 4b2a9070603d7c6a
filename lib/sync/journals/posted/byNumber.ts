import { groupBy } from 'lodash';

import { type Entry, issueKeyOf } from '../../../ledger';
import type { MonthName, Months } from '../books/months';
import { unwantedKeys, type Wanted } from './document';
import type { Live } from './generations';
import { headOf } from './names';
import type { Numbers } from './numbers';
import type { Held } from './members';
import { signatureOf } from './signature';
import type { Summaries } from './summaries';
import { likelyTermKeys } from './termKeys';
import { isDue } from './windows';

/** What documents are looked up in. */
export interface Shelves {
	numbers: Numbers;
	summaries: Summaries;
	months: Months;
	horizon: MonthName | undefined;
	/** The present month. */
	today: MonthName;
	/** Branches that the rules name: a summary may have been posted under any, or none. */
	branches: readonly string[];
}

/**
 * Looks a document's batches up, one call each: when the first one is not there, nothing of it is. What has no batch of its
 * own may lie in a summary of its month, one call for each month. As long as every one found is what it should be, no more
 * is read, and entries beyond the horizon are not looked for.
 *
 * @returns undefined when something is not as it should be: then everything that Visma holds of it must be read
 */
export async function readByNumber(wanted: Wanted, shelves: Shelves): Promise<Map<string, Live> | undefined> {
	const { numbers, months, horizon } = shelves;
	const { family, entries } = wanted;
	if (entries.some(({ kind }) => kind === 'acceleration')) return undefined;
	for (const key of unwantedKeys(wanted, months)) if (await numbers.find(key)) return undefined;
	const found = new Map<string, Live>();
	for (const group of Object.values(groupBy(entries, ({ key }) => issueKeyOf(key) ?? family.family))) {
		const head = headOf(group);
		for (const entry of head ? [head, ...group.filter((one) => one !== head)] : group) {
			if (entry !== head && !isDue(entry, horizon)) continue;
			const journal = (await numbers.find(entry.key)) ?? (await summarised(entry, entry, shelves));
			if (!journal && entry === head) break;
			if (!journal) continue;
			if (!isAsWanted(journal, entry)) return undefined;
			found.set(entry.key, { journal, generation: 1, reversed: false, unreleased: [] });
		}
	}
	return (await isOutlived(wanted, found, shelves)) ? undefined : found;
}

/** An entry in the summaries of the months in which it may have been posted. */
async function summarised(
	{ key, ownPeriod }: Pick<Entry, 'key' | 'ownPeriod'>,
	kin: Entry,
	{ summaries, months, today, branches }: Shelves,
): Promise<Held | undefined> {
	if (!/:(?:void-)?rec:\d{6}$/.test(key)) return undefined;
	const { currency, exchangeRate, branch } = kin;
	for (const one of new Set([branch, undefined, ...branches])) {
		const place = { currency, exchangeRate, ...(one === undefined ? {} : { branch: one }) };
		const found = await summaries.find(key, place, months.window(ownPeriod, ownPeriod, today));
		if (found) return found;
	}
	return undefined;
}

/**
 * The same amounts by the same facts: nothing about the document has changed. The facts of a subscription are all that
 * ever happened to it, and change with whatever happens; what is there of its earlier months stays.
 */
function isAsWanted(journal: Held, { A, D, family }: Entry): boolean {
	const signature = signatureOf(journal);
	const isOfFacts = signature?.D === D || isOfSubscription(family);
	return signature?.A === A && isOfFacts && signature.mark === undefined && journal.status !== 'Voided';
}

const isOfSubscription = (family: string) => family.startsWith('cb:sub:');

/** Whether something is there of a subscription that happened since to be otherwise, and that is not wanted any more. */
async function isOutlived({ family, entries, span }: Wanted, found: ReadonlyMap<string, Live>, shelves: Shelves): Promise<boolean> {
	if (!span?.subscription || [...found.values()].every(({ journal }) => signatureOf(journal)?.D === family.D)) return false;
	const { numbers } = shelves;
	const kin = new Map(entries.filter(({ key }) => found.has(key)).map((entry) => [issueKeyOf(entry.key), entry]));
	const wanted = new Set(entries.map(({ key }) => key));
	const unwanted = likelyTermKeys(family.family, span.subscription).filter((key) => !wanted.has(key));
	const later = entries.map(({ key }) => key).filter((key) => !found.has(key));
	for (const key of [...unwanted, ...later]) {
		const sibling = kin.get(issueKeyOf(key));
		if (!sibling) continue;
		if ((await numbers.find(key)) ?? (await summarised({ key, ownPeriod: key.slice(-6) }, sibling, shelves))) return true;
	}
	return false;
}
