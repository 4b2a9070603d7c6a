import { bookAccruals } from './accruals/accruals';
import type { OpeningBalance } from './documents/cutover';
import { bookSales } from './documents/documents';
import { Books } from './entries/books';
import type { Trace, Tracer } from './explain/trace';
import { LedgerError, type Fault } from './fault';
import { bookPayments } from './payments/payments';
import { openBook, type Book } from './rules/book';
import { checkRules } from './rules/check';
import type { Basis } from './rules/modes';
import { bookSubscriptions } from './subscriptions/subscriptions';
import type { Entry } from './types/entry';
import type { LedgerEvent } from './types/event';
import type { Family } from './types/family';
import type { Rules } from './types/rules';
import { gather } from './wire/gather';
import { gatherSubscriptions } from './wire/gatherSubscriptions';

/** What events come to under the company's rules. */
export interface Collected {
	/** The desired entries by date, without those of faulty documents. */
	entries: Entry[];
	/** Every fault found; the whole family of the document it names is left out. */
	faults: Fault[];
	/** Every document seen, by family, those that give no entries too. */
	families: Map<string, Family>;
	/** Rows and names of the rules that never decide anything. */
	warnings: string[];
	/** The deferred balances that a cut-over with `recogniseOnly` presumes. */
	opening: OpeningBalance[];
}

/** What each basis reads of the events and books, in order; what it could not read is given as faults. */
const basisBuilders: Record<Basis, (events: readonly LedgerEvent[], book: Book, books: Books) => Fault[]> = {
	documents(events, book, books) {
		const facts = gather(events);
		for (const build of [bookSales, bookPayments, bookAccruals]) build(facts, book, books);
		return facts.faults;
	},
	subscription(events, book, books) {
		const facts = gatherSubscriptions(events);
		bookSubscriptions(facts, book, books);
		return facts.faults;
	},
};

const noEvents: Fault = {
	code: 'event-unreadable',
	document: 'events',
	message: 'They are no list.',
	remedy: 'Give the events as a list.',
};

/** By date; documents of one day stay in the order of their ids, which the builders keep. */
function byDate(entries: readonly Entry[]): Entry[] {
	const dates = new Map<string, Entry[]>();
	for (const entry of entries) {
		const known = dates.get(entry.transactionDate);
		if (known) known.push(entry);
		else dates.set(entry.transactionDate, [entry]);
	}
	return [...dates].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, sameDay]) => sameDay);
}

/**
 * Works out the entries of Chargebee events and never throws: a document that cannot be booked is left out with its
 * whole family and the payments that go only to it, and its faults are listed. With faulty rules nothing is booked.
 * Repeated and shuffled events, and older versions of a document, change nothing.
 */
export function collect(events: readonly LedgerEvent[], rules: Rules): Collected {
	return bookAll(events, rules);
}

/** The same, with how each entry came about, by key. */
export function trace(events: readonly LedgerEvent[], rules: Rules): Collected & { traces: Map<string, Trace> } {
	const traces = new Map<string, Trace>();
	const collected = bookAll(events, rules, (one) => traces.set(one.entry.key, one));
	return { ...collected, traces };
}

function bookAll(events: readonly LedgerEvent[], rules: Rules, tracer?: Tracer): Collected {
	const { faults, warnings } = checkRules(rules);
	if (faults.length > 0) return { entries: [], faults, families: new Map(), warnings, opening: [] };
	if (!Array.isArray(events)) return { entries: [], faults: [noEvents], families: new Map(), warnings, opening: [] };
	const book = openBook(rules, tracer !== undefined);
	const books = new Books(book, tracer);
	const unread = basisBuilders[(rules.basis ?? 'documents') as Basis](events, book, books);
	return {
		entries: byDate(books.entries),
		faults: [...unread, ...books.faults],
		families: books.families,
		warnings,
		opening: books.opening,
	};
}

/** The desired entries of all events; throws one `LedgerError` that lists every fault, and then gives nothing. */
export function journalAll(events: readonly LedgerEvent[], rules: Rules): Entry[] {
	const { entries, faults } = collect(events, rules);
	if (faults.length > 0) throw new LedgerError(faults);
	return entries;
}

/** The desired entries of one event by itself. */
export function journal(event: LedgerEvent, rules: Rules): Entry[] {
	return journalAll([event], rules);
}
