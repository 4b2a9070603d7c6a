import type { Entry, EntryLine, FamilyState, PostedBatch } from '../../ledger';
import { Decimal, type VismaJournal } from '../../visma';
import type { MonthName } from '../journals/books/months';
import type { Cause, LedgerDifference, LedgerFacts, LedgerMend } from './difference';
import { Mender } from './mend';
import type { Study } from './study';
import { netOf, placesOf, type Sums } from './sums';
import { documentName, KINDS, monthName } from './words';

type Change = NonNullable<LedgerDifference['changes']>[number];

const BY_HAND = 'Correct it in Visma.net with a batch of your own, or reverse it there and book the right one by hand: released batches are never changed here.';

/** What is gathered of the differences, each with what is behind it. */
export class Findings {
	private readonly found: LedgerDifference[] = [];
	/** Entries of which nothing stands, by document. */
	private readonly absent = new Map<string, Array<{ entry: Entry; why: string }>>();
	private readonly touched = new Set<string>();
	private readonly mender: Mender;

	constructor(private readonly study: Study) {
		this.mender = new Mender(study);
		for (const [document, why] of study.faults) this.refused(document, why);
	}

	missing(entry: Entry, why: string): void {
		this.touch(entry.ownPeriod, entry.currency, entry.lines);
		this.absent.set(entry.family, [...(this.absent.get(entry.family) ?? []), { entry, why }]);
	}

	unreleased(entry: Entry, batch: PostedBatch): void {
		const isBooked = this.mender.isBooked(entry.key);
		const mend = isBooked
			? this.mender.byBooking(entry.family, 'Book Events releases it.')
			: this.mender.byHand('It is on hold: look at it in Visma.net (Journal Transactions), and release it there.');
		this.about(entry, batch, { cause: 'batchUnreleased', difference: 'missing', mend, reason: `Batch ${batch.batchNumber} is ${statusOf(batch)}: it does not count in the ledger` });
	}

	different(entry: Entry, batch: PostedBatch, changes: Change[], facts: string[]): void {
		const isBooked = this.mender.isBooked(entry.key);
		const mend = isBooked
			? this.mender.byBooking(entry.family, 'Book Events takes it back and books it anew.')
			: this.mender.byHand(entry.A === batch.A ? BY_HAND : 'The rules have changed since it was posted: Record Chargebee Events books it anew with the option Reclassify. Explain Batch says by which rules it was made.');
		const amounts = changes.map(({ field, from, to }) => `${field} ${from}, not ${to}`);
		const reason = `Batch ${batch.batchNumber} holds ${[...amounts, ...facts].join('; ')}${isBooked ? `: ${documentName(entry.family)} has changed since` : ''}`;
		this.about(entry, batch, { cause: 'batchDifferent', difference: 'different', mend, reason, changes });
		this.touch(batch.financialPeriod, batch.currency, batch.lines);
	}

	otherPeriod(entry: Entry, batch: PostedBatch): void {
		const reason = `Batch ${batch.batchNumber} lies in ${monthName(batch.financialPeriod)} and belongs into ${monthName(entry.ownPeriod)}, which is open`;
		const mend = this.mender.byHand('Move it in Visma.net: reverse it, and book it by hand in its own period. If that was closed when it was posted and has been opened again since, all is well.');
		this.about(entry, batch, { cause: 'otherPeriod', difference: 'different', mend, reason, changes: [{ field: 'period', from: batch.financialPeriod, to: entry.ownPeriod }] });
	}

	reversedByHand(entry: Entry, batch: PostedBatch, counter: string): void {
		const reason = counter === batch.batchNumber ? `Batch ${counter} was voided in Visma.net` : `A person reversed batch ${batch.batchNumber} by batch ${counter}`;
		const mend = this.mender.byHand('If that was a mistake, reverse the reversal in Visma.net. Otherwise correct the document in Chargebee. It is not booked again by itself.');
		this.about(entry, batch, { cause: 'reversedByHand', difference: 'missing', mend, reason });
		for (const month of this.monthsOf(counter)) this.touch(month, batch.currency, batch.lines);
	}

	twice(entry: Entry, batch: PostedBatch, twin: string): void {
		const months = this.monthsOf(twin);
		const mend = this.mender.byHand(`Reverse batch ${twin} in Visma.net, or put it on hold while it is not released.`);
		const reason = `Batches ${batch.batchNumber} and ${twin} hold the same entry`;
		this.about(entry, { ...batch, batchNumber: twin, financialPeriod: months[0] ?? batch.financialPeriod }, { cause: 'postedTwice', difference: 'extra', mend, reason });
	}

	reversalUnreleased(key: string, original: VismaJournal, counter: VismaJournal): void {
		const reason = `Batch ${counter.batchNumber} takes back ${original.batchNumber} and is not released`;
		this.push({ cause: 'batchUnreleased', difference: 'missing', key, reason, ...this.stands(counter), mend: this.mender.byHand('Release it in Visma.net (Journal Transactions).') });
	}

	reversalDifferent(key: string, original: VismaJournal, counter: VismaJournal, changes: Change[]): void {
		const reason = `Batch ${counter.batchNumber} does not take back what batch ${original.batchNumber} holds`;
		this.push({ cause: 'reversalDifferent', difference: 'different', key, reason, ...this.stands(counter), changes, mend: this.mender.byHand(BY_HAND) });
	}

	unwanted(key: string, family: string, journal: VismaJournal, month: MonthName, lines: readonly EntryLine[], state: FamilyState | undefined): void {
		const isBooked = this.mender.isBooked(key);
		const mend = isBooked
			? this.mender.byBooking(family, 'Book Events takes it back.')
			: this.mender.byHand('Explain Batch says what it was made of. Reverse it in Visma.net if it is not wanted.');
		const reason = `Batch ${journal.batchNumber} stands, and ${documentName(family)} ${state === undefined || state === 'live' ? 'does not come to it any more' : `is ${STATES[state] ?? state}`}: it was not taken back`;
		this.push({ cause: 'reversalMissing', difference: 'extra', key, reason, ...this.stands(journal, month, lines), chargebee: { document: documentName(family), ...(state ? { state } : {}) }, mend });
	}

	/** @param key of the entry that it is a generation or a reversal of, where that is known */
	unknown(journal: VismaJournal, month: MonthName, lines: readonly EntryLine[], key: string | undefined): void {
		const what = key === undefined ? 'belongs to no document of this site' : `goes with a batch of ${key} that is not there`;
		const reason = `Batch ${journal.batchNumber} ("${journal.description ?? ''}") looks like one of ours and ${what}`;
		const remedy = key === undefined ? 'It was made for another site, or its document is gone for good' : 'The first batch of that entry is missing';
		const mend = this.mender.byHand(`${remedy}: Explain Batch says what can be told. Reverse it in Visma.net if it is not wanted.`);
		this.push({ cause: key === undefined ? 'unknownBatch' : 'reversalDifferent', difference: 'extra', key: key ?? journal.batchNumber, reason, ...this.stands(journal, month, lines), mend });
	}

	byHand(journal: VismaJournal, month: MonthName, lines: readonly EntryLine[]): void {
		const sums = lines.map((line) => `${line.account} ${String(netOf(line))}`).join(', ');
		const reason = `Batch ${journal.batchNumber}${journal.description ? ` ("${journal.description}")` : ''} was posted by a person or another program on accounts of the rules: ${sums}`;
		const mend = this.mender.byHand('Leave it if it is meant to be. Otherwise move it to another account in Visma.net.');
		this.push({ cause: 'byHand', difference: 'extra', key: journal.batchNumber, reason, ...this.stands(journal, month, lines), mend });
	}

	/** What no batch is behind: nothing is ever passed over. */
	explainRest(ledger: Sums, wanted: Sums): void {
		this.fileAbsent();
		for (const place of placesOf(ledger, wanted)) {
			const [is, should] = [ledger.of(place), wanted.of(place)];
			if (is.equals(should) || this.touched.has(touchOf(place.period, place.currency, place.account))) continue;
			const field = [place.account, place.subaccount].filter(Boolean).join(' ');
			this.push({
				cause: 'unexplained',
				difference: 'different',
				key: `${place.period} ${field} ${place.currency}`,
				period: place.period,
				currency: place.currency,
				reason: `Account ${field} in ${monthName(place.period)}: ${String(is)} ${place.currency} in the ledger, ${String(should)} by the documents, and no batch says why`,
				visma: { account: place.account, net: String(is) },
				chargebee: { net: String(should) },
				changes: [{ field, from: String(is), to: String(should) }],
				mend: this.mender.byHand('Look at the account in Visma.net for that period.'),
			});
		}
	}

	get all(): LedgerDifference[] {
		return [...this.found].sort((a, b) => (a.period === b.period ? (a.key < b.key ? -1 : 1) : a.period < b.period ? -1 : 1));
	}

	/** A document of which nothing stands is one difference; else each entry is. */
	private fileAbsent(): void {
		const { held, entries } = this.study;
		const standing = new Set([...held.live.keys()].flatMap((key) => entries.get(key)?.family ?? []));
		for (const [family, absent] of this.absent) {
			if (standing.has(family) || absent.length === 1) for (const { entry, why } of absent) this.fileMissing(entry, why, absent.length === 1 && !standing.has(family));
			else this.fileDocument(family, absent.map(({ entry }) => entry));
		}
	}

	private fileMissing(entry: Entry, why: string, isAll: boolean): void {
		const about = { cause: isAll ? ('documentMissing' as const) : ('batchMissing' as const), difference: 'missing' as const };
		this.push({ ...about, key: entry.key, reason: `${why} (${documentName(entry.family)})`, period: entry.ownPeriod, currency: entry.currency, visma: {}, chargebee: wantedOf(entry), mend: this.mendMissing([entry]) });
	}

	private fileDocument(family: string, entries: Entry[]): void {
		const [first] = entries;
		if (!first) return;
		const last = entries.at(-1)?.ownPeriod ?? first.ownPeriod;
		const until = last === first.ownPeriod ? '' : ` to ${monthName(last)}`;
		const reason = `${documentName(family)} is not booked at all: ${entries.length} entries of ${monthName(first.ownPeriod)}${until}`;
		this.push({ cause: 'documentMissing', difference: 'missing', key: family, reason, period: first.ownPeriod, currency: first.currency, visma: {}, chargebee: { ...wantedOf(first), entries: entries.length }, mend: this.mendMissing(entries) });
	}

	private mendMissing(entries: readonly Entry[]): LedgerMend {
		const [first] = entries;
		const [odd] = entries.flatMap(({ key }) => this.study.held.odd.get(key) ?? []);
		if (odd) return this.mender.byHand(odd.remedy);
		const remedy = 'Book Events books it.';
		if (first && entries.every(({ key }) => this.mender.isBooked(key))) return this.mender.byBooking(first.family, remedy);
		const notes = [...this.study.plan.conflicts, ...this.study.plan.skipped, ...this.study.plan.waiting];
		const note = notes.find(({ key }) => entries.some((entry) => key === entry.key || key.startsWith(`${entry.key}#`)));
		if (note?.reason === 'beyond-horizon') return this.mender.byHand('Its period is closed: run Month-End Recognition for the next one that is open, and it is booked there.');
		return this.mender.byHand(note ? `It is not booked by itself: ${note.reason}.` : 'Record it with Record Chargebee Events, and see what that says.');
	}

	private refused(document: string, why: string): void {
		const key = document;
		const mend = this.mender.byHand('Mend what is named, then record the document with Book Events.');
		this.push({ cause: 'documentRefused', difference: 'different', key, reason: `${documentName(document)} cannot be compared: ${why}`, period: this.study.to, currency: '', visma: {}, chargebee: { document: documentName(document) }, mend });
	}

	private about(entry: Entry, batch: PostedBatch, more: Pick<LedgerDifference, 'difference' | 'cause' | 'reason' | 'mend' | 'changes'>): void {
		const { reason, ...rest } = more;
		this.touch(batch.financialPeriod, batch.currency, batch.lines);
		this.touch(entry.ownPeriod, entry.currency, entry.lines);
		this.push({ ...rest, key: entry.key, reason: `${reason} (${KINDS[entry.kind]} of ${documentName(entry.family)})`, period: entry.ownPeriod, currency: entry.currency, visma: standsOf(batch), chargebee: wantedOf(entry) });
	}

	private stands(journal: VismaJournal, month?: MonthName, lines: readonly EntryLine[] = []): Pick<LedgerDifference, 'period' | 'currency' | 'visma' | 'chargebee'> {
		const { run, months } = this.study;
		const period = month ?? months.ofPeriod(journal.financialPeriod ?? '') ?? '';
		const currency = journal.currencyId ?? run.rules.baseCurrency;
		this.touch(period, currency, lines);
		const facts = { batchNumber: journal.batchNumber, period, date: (journal.transactionDate ?? '').slice(0, 10), status: journal.status ?? '', description: journal.description ?? '' };
		return { period, currency, visma: { ...facts, ...totalOf(lines) }, chargebee: {} };
	}

	private push(difference: Omit<LedgerDifference, 'kind'>): void {
		this.found.push({ kind: 'ledger', ...difference });
	}

	private monthsOf(number: string): MonthName[] {
		return [...this.study.held.lists.batches].filter(([, journals]) => journals.some(({ batchNumber }) => batchNumber === number)).map(([month]) => month);
	}

	private touch(period: MonthName, currency: string, lines: readonly EntryLine[]): void {
		for (const { account } of lines) this.touched.add(touchOf(period, currency, account));
	}
}

const STATES: Partial<Record<FamilyState | Cause, string>> = {
	deleted: 'deleted',
	voided: 'voided',
	unsuccessful: 'undone',
	withdrawn: 'withdrawn',
	invoiced: 'invoiced',
	beforeCutover: 'of before the cut-over',
	mirrored: 'a mirror of one in Visma.net',
	pending: 'pending',
	outOfScope: 'out of the scope of the rules',
};

const touchOf = (period: string, currency: string, account: string) => `${period} ${currency} ${account}`;
const statusOf = ({ status }: PostedBatch) => (status === 'Hold' ? 'on hold' : `not released (${status})`);

function totalOf(lines: readonly EntryLine[]): LedgerFacts {
	const debits = lines.map(({ debit }) => Decimal.of(debit));
	return lines.length === 0 ? {} : { debit: String(Decimal.sum(debits)) };
}

const standsOf = ({ batchNumber, financialPeriod: period, transactionDate: date, status, currency, lines }: PostedBatch): LedgerFacts => ({ batchNumber, period, date, status, currency, ...totalOf(lines) });

const wantedOf = ({ family, key, kind, ownPeriod, transactionDate, currency, lines }: Entry): LedgerFacts => ({
	document: documentName(family),
	entry: key,
	kind,
	period: ownPeriod,
	date: transactionDate,
	currency,
	...totalOf(lines),
});
