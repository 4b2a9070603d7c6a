import { batchNumber } from '../../../ledger';
import { isReleased, listJournals, type VismaClient, type VismaJournal } from '../../../visma';
import type { MonthName, Months } from '../books/months';
import { type Held, membersIn } from './members';
import { isCounterBatch, signatureOf } from './signature';

/** Batches found by what their description says, in the lists of whole periods: what Visma holds there, all of it. */
export class Lists {
	private readonly loaded = new Map<MonthName, VismaJournal[]>();
	private byId = new Map<string, Held[]>();
	private counters = new Map<string, VismaJournal[]>();

	constructor(
		private readonly client: VismaClient,
		private readonly site: string,
		private readonly months: Months,
	) {}

	/**
	 * Reads the periods of months that were not read yet.
	 *
	 * @throws RequestError see lib/http
	 */
	async load(months: readonly MonthName[]): Promise<void> {
		for (const month of months) {
			const periodId = this.months.periodOf(month);
			if (periodId === undefined || this.loaded.has(month)) continue;
			this.loaded.set(month, await listJournals(this.client, { periodId, module: 'GL' }));
		}
		this.index();
	}

	/** Reads months again, for what came in since. */
	async reload(months: readonly MonthName[]): Promise<void> {
		for (const month of months) this.loaded.delete(month);
		await this.load(months);
	}

	/** The batch of a key: the one that is released, else the one with the lowest number. */
	find(key: string): Held | undefined {
		return this.twins(key)[0];
	}

	/** Every batch of a key that is of account; more than one when two executions were at it at once. */
	twins(key: string): Held[] {
		return this.byId.get(batchNumber(this.site, key)) ?? [];
	}

	/** The same, by the 15 characters that stand for a key. */
	twinsOf(id15: string): Held[] {
		return this.byId.get(id15) ?? [];
	}

	/** Whether a month was read. */
	has(month: MonthName): boolean {
		return this.loaded.has(month);
	}

	/** Every batch of the months that were read, by month. */
	get batches(): ReadonlyMap<MonthName, readonly VismaJournal[]> {
		return this.loaded;
	}

	/** Batches that hold the same entry, as lists of their numbers. */
	get duplicates(): string[][] {
		const standing = [...this.byId.values()].map((twins) => twins.filter((twin) => signatureOf(twin)?.mark === undefined));
		return standing.filter(({ length }) => length > 1).map((twins) => twins.map(({ batchNumber: number }) => number));
	}

	/** The batch by which a person reversed another one. A reversal that was reversed itself counts for nothing. */
	reversalByHand(number: string): string | undefined {
		const standing = (this.counters.get(number) ?? []).find((counter) => this.reversalByHand(counter.batchNumber) === undefined);
		return standing?.batchNumber;
	}

	private index(): void {
		this.byId = new Map();
		this.counters = new Map();
		for (const journal of [...this.loaded.values()].flat()) {
			if (isCounterBatch(journal)) {
				const isByHand = journal.reversingEntry !== true && journal.status !== 'Voided';
				if (isByHand) add(this.counters, journal.originalBatchNumber ?? '', journal);
				continue;
			}
			for (const held of [journal, ...membersIn(journal)]) {
				const signature = signatureOf(held);
				if (signature && signature.mark !== 'DUPLICATE') add(this.byId, signature.id15, held);
			}
		}
		for (const twins of this.byId.values()) twins.sort(byRank);
	}
}

/** Withdrawn ones come last: another batch of the key stands for it. */
const rankOf = (journal: VismaJournal) => (signatureOf(journal)?.mark ? 2 : isReleased(journal) ? 0 : 1);

function byRank(a: VismaJournal, b: VismaJournal): number {
	return rankOf(a) - rankOf(b) || (isLower(a.batchNumber, b.batchNumber) ? -1 : 1);
}

/** Numbers of a series grow in length too. */
export const isLower = (a: string, b: string) => (a.length === b.length ? a < b : a.length < b.length);

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
	const known = map.get(key);
	if (known) known.push(value);
	else map.set(key, [value]);
}
