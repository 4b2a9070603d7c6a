import { type Collected, type Entry, type FamilyState, familyOf, readDescription } from '../../../lib/ledger';
import type { VismaJournal } from '../../../sandbox/control';
import type { Closings } from '../closing';
import { linesOfEntry, linesOfJournal, swapped, textOf } from './lines';
import type { Sorted } from './sorted';

const dayOf = ({ transactionDate }: VismaJournal) => transactionDate.slice(0, 10);

/** What is allowed to differ from the entries of the whole history, and how often it does. */
export interface Excused {
	/** Batches that lie in a later period, since their own was closed. */
	moved: number;
	/** Accruals of periods that were closed before the ledger was told of them: nothing is posted then. */
	neverPosted: Entry[];
	/** Accruals that the ledger was told to be unneeded after their period was closed: they have undone themselves. */
	leftStanding: VismaJournal[];
}

/** Where something of a period may lie that was posted at a time. */
export type PeriodsFor = (period: string, number: string) => ReadonlySet<string>;

/** What the events come to that the ledger had surely been told of when somebody began to close a period. */
export type KnownAtClosing = (period: string) => Pick<Collected, 'entries' | 'families'>;

/** Holds every batch against its entry: amounts, accounts, facts, period and day. */
export function holdAgainst(
	entries: readonly Entry[],
	{ standing, pairs }: Pick<Sorted, 'standing' | 'pairs'>,
	closings: Closings,
	periodsFor: PeriodsFor,
	known: KnownAtClosing,
) {
	const findings: string[] = [];
	const excused: Excused = { moved: 0, neverPosted: [], leftStanding: [] };
	const wanted = new Map(entries.map((entry) => [entry.key, entry]));
	for (const entry of entries) {
		const journal = standing.get(entry.key);
		if (journal) {
			findings.push(...differences(entry, journal, periodsFor(entry.ownPeriod, journal.batchNumber)));
			if (journal.financialPeriod !== entry.ownPeriod) excused.moved++;
		} else if (entry.autoReversing && closings.isClosed(entry.ownPeriod) && !isWanted(entry, known)) excused.neverPosted.push(entry);
		else findings.push(`${entry.key} is not booked`);
	}
	for (const [key, journal] of standing) {
		if (wanted.has(key)) continue;
		const { financialPeriod: period, autoReversing } = journal;
		if (autoReversing && closings.isClosed(period) && !isOver(key, known(period))) excused.leftStanding.push(journal);
		else findings.push(`${key} is booked as ${journal.batchNumber}, and should not be`);
	}
	for (const { key, original, reversal } of pairs) {
		const isSwapped = textOf(linesOfJournal(reversal)) === textOf(swapped(linesOfJournal(original)));
		const isSame = reversal.currencyId === original.currencyId && reversal.exchangeRate === original.exchangeRate;
		if (!isSwapped || !isSame) findings.push(`${reversal.batchNumber} does not undo ${original.batchNumber} of ${key}`);
		const periods = periodsFor(original.financialPeriod, reversal.batchNumber);
		if (!periods.has(reversal.financialPeriod)) findings.push(`${key} was taken back in ${reversal.financialPeriod}, not in ${[...periods].join(' or ')}`);
	}
	return { findings, excused };
}

const isWanted = ({ key, ownPeriod }: Entry, known: KnownAtClosing) => known(ownPeriod).entries.some((entry) => entry.key === key);

const OVER: ReadonlySet<FamilyState | undefined> = new Set<FamilyState>(['withdrawn', 'invoiced']);

/** Whether it was known that an accrual is not needed: its charge was voided, or invoiced in its month. */
function isOver(key: string, { entries, families }: ReturnType<KnownAtClosing>): boolean {
	return OVER.has(families.get(familyOf(key) ?? '')?.state) && !entries.some((entry) => entry.key === key);
}

function differences(entry: Entry, journal: VismaJournal, periods: ReadonlySet<string>): string[] {
	const { batchNumber: number, financialPeriod } = journal;
	const { A, D } = readDescription(journal.description ?? '') ?? {};
	const day = financialPeriod === entry.ownPeriod ? entry.transactionDate : `${financialPeriod.slice(0, 4)}-${financialPeriod.slice(4)}-01`;
	const rate = entry.exchangeRate ?? journal.exchangeRate;
	const checks: Array<[what: string, is: unknown, should: unknown]> = [
		['lines', textOf(linesOfJournal(journal)), textOf(linesOfEntry(entry))],
		['currency', journal.currencyId, entry.currency],
		['rate', journal.exchangeRate, rate],
		['fingerprints', `${A} ${D}`, `${entry.A} ${entry.D}`],
		['day', dayOf(journal), day],
		['period', periods.has(financialPeriod), true],
	];
	return checks
		.filter(([, is, should]) => is !== should)
		.map(([what, is, should]) => `${entry.key} as ${number} in ${financialPeriod} (${[...periods].join(' or ')}): ${what} ${String(is)}, not ${String(should)}`);
}
