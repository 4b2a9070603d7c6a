import { batchNumber, type Entry, type EntryLine, generationKey, type PostedBatch, reversalKey } from '../../ledger';
import { isReleased, type VismaJournal } from '../../visma';
import type { MonthName } from '../journals/books/months';
import { linesIn } from '../journals/posted/batch';
import type { Live } from '../journals/posted/generations';
import { isCounterBatch, signatureOf } from '../journals/posted/signature';
import { accountsOf, ownAccounts } from './accounts';
import type { LedgerDifference } from './difference';
import { Findings } from './findings';
import { asBooked, changesOf, swapped } from './lines';
import { Sums } from './sums';
import { partsOf, type Stranger, wantedIds } from './strangers';
import type { Study } from './study';
import { KINDS } from './words';

/** Both sides of the months, added up, and what is behind the differences. */
export interface Comparison {
	/** What is released in Visma.net on the accounts of the rules. */
	ledger: Sums;
	/** What should be. */
	wanted: Sums;
	differences: LedgerDifference[];
	/** Entries that belong into the months. */
	due: Entry[];
	equal: number;
	notCompared: number;
}

/** Holds every batch of the months against its entry, and every entry against its batch. */
export function compare(study: Study): Comparison {
	return new Comparer(study).result();
}

class Comparer {
	private readonly ledger = new Sums();
	private readonly wanted = new Sums();
	private readonly accounts: ReadonlySet<string>;
	private readonly own: ReadonlySet<string>;
	private readonly findings: Findings;
	private readonly due: Entry[] = [];
	private readonly ours: ReadonlySet<string>;
	private readonly strangers: ReadonlyMap<VismaJournal | string, Stranger>;
	private equal = 0;
	private notCompared = 0;

	constructor(private readonly study: Study) {
		const { run, entries, held, strangers } = study;
		this.accounts = accountsOf(run.rules, entries.values());
		this.own = ownAccounts(run.rules);
		this.ours = wantedIds(run.rules.site, held);
		this.strangers = new Map(strangers.map((stranger) => [`${stranger.journal.batchNumber} ${stranger.id15}`, stranger]));
		this.findings = new Findings(study);
	}

	result(): Comparison {
		for (const entry of this.study.entries.values()) this.compareEntry(entry);
		for (const month of this.window) {
			for (const journal of this.study.held.lists.batches.get(month) ?? []) if (isReleased(journal)) this.count(journal, month);
		}
		this.findings.explainRest(this.ledger, this.wanted);
		const { ledger, wanted, due, equal, notCompared } = this;
		return { ledger, wanted, due, equal, notCompared, differences: this.findings.all };
	}

	private get window(): MonthName[] {
		return this.study.months.between(this.study.from, this.study.to);
	}

	private isInRange(month: MonthName): boolean {
		return this.study.from <= month && month <= this.study.to;
	}

	private compareEntry(entry: Entry): void {
		const { held, posted, months } = this.study;
		const live = held.live.get(entry.key);
		const batch = posted.get(entry.key);
		const isDue = this.isInRange(entry.ownPeriod) && months.periodOf(entry.ownPeriod) !== undefined;
		if (!live || !batch) return isDue ? this.missing(entry) : undefined;
		const { financialPeriod: month } = batch;
		if (!isDue && !this.isInRange(month)) return;
		this.due.push(entry);
		this.comparePairs(entry.key, live);
		const place = this.mayLie(entry, month) ? month : entry.ownPeriod;
		const lines = asBooked(entry.lines, batch.lines);
		this.want(place, entry.currency, lines);
		const stands = live.reversed ? undefined : batch;
		if (!stands) return this.findings.missing(entry, `Its batch ${batch.batchNumber} was taken back, and none came in its place`);
		for (const twin of this.twinsOf(entry, live)) this.findings.twice(entry, batch, twin);
		if (live.reversedInVisma !== undefined) return this.findings.reversedByHand(entry, batch, live.reversedInVisma);
		if (!isReleased(live.journal)) return this.findings.unreleased(entry, batch);
		const changes = changesOf(batch.lines, entry.lines);
		const facts = this.factsOf(entry, batch);
		if (changes.length > 0 || facts.length > 0) return this.findings.different(entry, batch, changes, facts);
		if (place !== month) return this.findings.otherPeriod(entry, batch);
		this.equal++;
	}

	/** Numbers of other batches that hold the same; the one that has the number of its key is the right one. */
	private twinsOf({ key }: Entry, { generation }: Live): string[] {
		const { held, run } = this.study;
		const name = generationKey(key, generation);
		const own = batchNumber(run.rules.site, name, run.settings.numberLength);
		const numbers = held.lists.twins(name).filter((twin) => signatureOf(twin)?.mark === undefined).map((twin) => twin.batchNumber);
		const right = numbers.includes(own) ? own : numbers[0];
		return numbers.filter((number) => number !== right);
	}

	/** Facts of a batch besides its lines that are not its entry's, in words. */
	private factsOf({ currency, exchangeRate, autoReversing }: Entry, batch: PostedBatch): string[] {
		const facts: Array<[string, unknown, unknown]> = [
			['currency', batch.currency, currency],
			['exchange rate', batch.exchangeRate, exchangeRate ?? batch.exchangeRate],
			['auto-reversing', batch.autoReversing, autoReversing],
		];
		return facts.filter(([, is, should]) => is !== should).map(([what, is, should]) => `${what} ${String(is)}, not ${String(should)}`);
	}

	/** What is late for a closed month lies in one that was open then. */
	private mayLie({ ownPeriod }: Entry, month: MonthName): boolean {
		const { months } = this.study;
		return month === ownPeriod || (months.isClosed(ownPeriod) && ownPeriod < month && month <= months.afterLock);
	}

	private missing(entry: Entry): void {
		const { months, held } = this.study;
		// Of a closed month nothing is accrued: it would have undone itself by now.
		if (entry.autoReversing && months.isClosed(entry.ownPeriod)) return;
		this.due.push(entry);
		this.want(entry.ownPeriod, entry.currency, entry.lines);
		this.findings.missing(entry, held.odd.get(entry.key)?.message ?? `No batch holds its ${KINDS[entry.kind]}`);
	}

	/** What was taken back must have been taken back as it was. */
	private comparePairs(key: string, { generation, reversed }: Live): void {
		const { held, run } = this.study;
		const last = reversed ? generation : generation - 1;
		for (let g = 1; g <= last; g++) {
			const original = held.lists.find(generationKey(key, g));
			const counter = held.lists.find(reversalKey(key, g));
			if (!original || !counter) continue;
			const lines = (journal: VismaJournal) => linesIn(journal, run.rules, run.books);
			if (!isReleased(counter) && isReleased(original)) this.findings.reversalUnreleased(key, original, counter);
			else if (isReleased(counter) !== isReleased(original) || changesOf(lines(counter), swapped(lines(original))).length > 0) {
				this.findings.reversalDifferent(key, original, counter, changesOf(lines(counter), swapped(lines(original))));
			}
		}
	}

	private readonly paired = new Set<string>();

	/** The same of an entry that is not wanted any more: it comes by once with each of its batches. */
	private compareOnce(key: string, live: Live): void {
		if (!this.paired.has(key)) this.comparePairs(key, live);
		this.paired.add(key);
	}

	/** Adds a batch to the ledger's side; what is no entry of its own, and right nonetheless, to the other one too. */
	private count(journal: VismaJournal, month: MonthName): void {
		for (const part of partsOf(journal)) {
			const lines = linesIn(part, this.study.run.rules, this.study.run.books).filter(({ account }) => this.accounts.has(account));
			const currency = part.currencyId ?? this.study.run.rules.baseCurrency;
			this.ledger.add(month, currency, lines);
			if (this.isAccepted(part, journal, month, lines)) this.wanted.add(month, currency, lines);
		}
	}

	private isAccepted(part: VismaJournal, whole: VismaJournal, month: MonthName, lines: EntryLine[]): boolean {
		const signature = signatureOf(part);
		if (isCounterBatch(part)) return this.isAcceptedCounter(part, month, lines);
		if (!signature) return this.isAcceptedByHand(part, month, lines, part !== whole);
		if (this.ours.has(signature.id15)) return !this.isLive(part) && !this.isTwin(part, signature.id15);
		const stranger = this.strangers.get(`${part.batchNumber} ${signature.id15}`);
		return stranger === undefined || this.isAcceptedStranger(stranger, month, lines);
	}

	/** The generation that stands for an entry: its entry was added in its place. */
	private isLive(part: VismaJournal): boolean {
		return this.liveNumbers.has(`${part.batchNumber} ${signatureOf(part)?.id15 ?? ''}`);
	}

	private get liveNumbers(): Set<string> {
		this.known ??= new Set(
			[...this.study.held.live.values()].filter(({ reversed }) => !reversed).map(({ journal }) => `${journal.batchNumber} ${signatureOf(journal)?.id15 ?? ''}`),
		);
		return this.known;
	}

	private known: Set<string> | undefined;

	private isTwin(part: VismaJournal, id15: string): boolean {
		const [first, ...others] = this.study.held.lists.twinsOf(id15);
		return first?.batchNumber !== part.batchNumber && others.some(({ batchNumber }) => batchNumber === part.batchNumber);
	}

	/** Visma's mirror of an accrual undoes it; what a person reversed is told with what he reversed. */
	private isAcceptedCounter(part: VismaJournal, month: MonthName, lines: EntryLine[]): boolean {
		const isOurs = signatureOf(part) !== undefined || (part.journalTransactionLines ?? []).some((line) => signatureOf({ description: line.transactionDescription }));
		if (part.reversingEntry === true && isOurs) return true;
		return isOurs ? !this.reverses(part) : this.isAcceptedByHand(part, month, lines, false);
	}

	/** Bank, VAT and revenue have other business too. What is deferred, accrued or owed by Chargebee's customers is booked here alone, and so is every line of a summary. */
	private isAcceptedByHand(part: VismaJournal, month: MonthName, lines: EntryLine[], isOfSummary: boolean): boolean {
		const isTheirs = lines.length === 0 || (!isOfSummary && !lines.some(({ account }) => this.own.has(account)));
		if (!isTheirs) this.findings.byHand(part, month, lines);
		return isTheirs;
	}

	/** Whether a person reversed a wanted batch by it. */
	private reverses({ originalBatchNumber }: VismaJournal): boolean {
		this.reversed ??= new Set([...this.study.held.live.values()].filter(({ reversedInVisma }) => reversedInVisma).map(({ journal }) => journal.batchNumber));
		return this.reversed.has(originalBatchNumber ?? '');
	}

	private reversed: Set<string> | undefined;

	private isAcceptedStranger({ key, family = '', live, journal }: Stranger, month: MonthName, lines: EntryLine[]): boolean {
		const { collected, faults, plan } = this.study;
		if (key === undefined || !live) {
			if (lines.length > 0) this.findings.unknown(journal, month, lines, key);
			return false;
		}
		if (faults.has(family)) return true;
		if (live.reversed) this.compareOnce(key, live);
		if (live.reversed || this.isReleasedNumber(live.reversedInVisma)) return true;
		const isTakenBack = [...plan.reverse, ...plan.withdraw].some((one) => one.key.replace(/:rev:\d+$/, '') === generationKey(key, live.generation));
		if (/:accr:\d{6}$/.test(key) && !isTakenBack) {
			this.notCompared++;
			return true;
		}
		if (lines.length > 0) this.findings.unwanted(key, family, journal, month, lines, collected.families.get(family)?.state);
		return false;
	}

	/** A reversal that a person began does not count until it is released. */
	private isReleasedNumber(number: string | undefined): boolean {
		return number !== undefined && [...this.study.held.lists.batches.values()].some((journals) => journals.some((one) => one.batchNumber === number && isReleased(one)));
	}

	private want(month: MonthName, currency: string, lines: readonly EntryLine[]): void {
		if (this.isInRange(month)) this.wanted.add(month, currency, lines);
	}
}
