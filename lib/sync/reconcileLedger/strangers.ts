import { batchNumber, type Collected, type Entry, generationKey, reversalKey } from '../../ledger';
import { isReleased, type VismaJournal, type VismaJournalLine } from '../../visma';
import type { MonthName, Months } from '../journals/books/months';
import { candidates, identify, readKey } from '../journals/explain/identify';
import { told } from '../journals/explain/told';
import { linesIn } from '../journals/posted/batch';
import { follow, type Live } from '../journals/posted/generations';
import { membersIn } from '../journals/posted/members';
import { isCounterBatch, signatureOf } from '../journals/posted/signature';
import type { Run } from '../journals/run';
import { byHand, type Held } from './books';

/** A batch that looks like one of ours, or a part of it, and holds no entry that is wanted. */
export interface Stranger {
	id15: string;
	journal: VismaJournal;
	month: MonthName;
	/** Whose it may be. */
	families: string[];
	/** Which entry it is, where that is known. */
	key?: string;
	family?: string;
	/** The latest generation of that entry. */
	live?: Live;
}

/** A batch, or each of the entries that it shares, and last what a person added to these. */
export function partsOf(journal: VismaJournal): VismaJournal[] {
	const members = membersIn(journal);
	if (members.length === 0) return [journal];
	const told = new Set(members.flatMap(({ journalTransactionLines: lines }) => lines ?? []));
	const added = (journal.journalTransactionLines ?? []).filter((line) => !told.has(line) && holdsMoney(line));
	return added.length === 0 ? members : [...members, { ...journal, description: '', journalTransactionLines: added }];
}

/** Visma's own lines for rounding in base currency hold none. */
const holdsMoney = ({ debitAmountInCurrency: debit, creditAmountInCurrency: credit }: VismaJournalLine) => Boolean(debit ?? 0) || Boolean(credit ?? 0);

/** The numbers by which all generations of what is wanted are known, and all that took one back. */
export function wantedIds(site: string, { live }: Pick<Held, 'live'>): Set<string> {
	const ids = new Set<string>();
	for (const [key, { generation }] of live) {
		for (let g = 1; g <= generation; g++) {
			ids.add(batchNumber(site, generationKey(key, g)));
			ids.add(batchNumber(site, reversalKey(key, g)));
		}
	}
	return ids;
}

/** Finds what of the months is ours by its description and no wanted entry, and which entry it may be instead. */
export async function identifyStrangers(
	window: readonly MonthName[],
	entries: ReadonlyMap<string, Entry>,
	{ families }: Collected,
	held: Held,
	run: Run,
	months: Months,
): Promise<Stranger[]> {
	const { site } = run.rules;
	const wanted = wantedIds(site, held);
	const keysOf = new Map<string, string[]>();
	for (const { family, key } of entries.values()) keysOf.set(family, [...(keysOf.get(family) ?? []), key]);
	const strangers: Stranger[] = [];
	for (const month of window) {
		for (const journal of held.lists.batches.get(month) ?? []) {
			if (isCounterBatch(journal) || !isReleased(journal)) continue;
			for (const part of partsOf(journal)) {
				const id15 = signatureOf(part)?.id15;
				if (id15 === undefined || wanted.has(id15)) continue;
				const [member] = told(part, linesIn(part, run.rules, run.books))?.members ?? [];
				if (!member) continue;
				const possible = candidates(member);
				const known = (family: string) => keysOf.get(family) ?? [];
				const identity = readKey(member, site) ?? identify(member, inOrder(possible, families), { months: months.all, site, known });
				const live = identity && (await follow(identity.key, (key) => held.lists.find(key)));
				strangers.push({ id15, journal: part, month, families: possible, ...(identity ? { key: identity.key, family: identity.family } : {}), ...(live ? { live: byHand(live, held.lists) } : {}) });
			}
		}
	}
	return strangers;
}

/** Families that are known come first: the right one is most likely among them. */
const inOrder = (possible: readonly string[], families: Collected['families']) =>
	[...possible].sort((a, b) => Number(families.has(b)) - Number(families.has(a)));
