import type { VismaJournal } from '../../../sandbox/control';
import type { Name } from './names';

/** A generation of an entry that was taken back again. */
export interface Pair {
	key: string;
	original: VismaJournal;
	reversal: VismaJournal;
}

/** What all batches of the ledger are. */
export interface Sorted {
	/** What counts, by key. */
	standing: Map<string, VismaJournal>;
	pairs: Pair[];
	/** What the ERP made of batches that reverse themselves. */
	mirrors: Array<{ original: VismaJournal; mirror: VismaJournal }>;
	findings: string[];
}

/** Sorts the batches of a ledger by what they are; whatever is not exactly once what it should be is a finding. */
export function sortBatches(journals: readonly VismaJournal[], names: ReadonlyMap<string, Name>): Sorted {
	const sorted: Sorted = { standing: new Map(), pairs: [], mirrors: [], findings: [] };
	const byNumber = new Map(journals.map((journal) => [journal.batchNumber, journal]));
	const originals = new Map<string, VismaJournal[]>();
	const reversals = new Map<string, VismaJournal>();
	for (const journal of journals) {
		const { batchNumber: number, reversingEntry, originalBatchNumber = '', status } = journal;
		if (status !== 'Posted') sorted.findings.push(`${number} is ${status}: ${journal.description}`);
		const original = byNumber.get(originalBatchNumber);
		const name = names.get(number);
		if (reversingEntry && original?.autoReversing) sorted.mirrors.push({ original, mirror: journal });
		else if (!name) sorted.findings.push(`${number} is nothing that was to be booked: ${journal.description}`);
		else if (name.isReversal) reversals.set(`${name.key} ${name.generation}`, journal);
		else {
			const generations = originals.get(name.key) ?? [];
			generations[name.generation] = journal;
			originals.set(name.key, generations);
		}
	}
	for (const [key, generations] of originals) {
		for (const [generation, original] of [...generations.entries()].slice(1)) {
			const name = `${key} ${generation}`;
			const reversal = reversals.get(name);
			reversals.delete(name);
			if (!original) sorted.findings.push(`${key} has no generation ${generation}, but a later one`);
			else if (reversal) sorted.pairs.push({ key, original, reversal });
			else if (sorted.standing.has(key)) sorted.findings.push(`${key} is booked twice: ${original.batchNumber}`);
			else sorted.standing.set(key, original);
		}
	}
	for (const name of reversals.keys()) sorted.findings.push(`${name} was taken back, and never booked`);
	return sorted;
}
