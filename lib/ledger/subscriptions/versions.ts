import type { Report } from '../fault';
import type { Book } from '../rules/book';
import type { Day } from '../time/dates';
import type { Term } from '../time/schedule';
import { secondsOf, textOf, type Json } from '../wire/json';
import type { SubscriptionHistory, SubscriptionVersion } from '../wire/gatherSubscriptions';
import { readItems, type Items } from './items';

/** What a version bills: a term and its items. */
export interface Bill extends Term, Items {
	/** Equal for versions that bill the same: whatever else they change is no matter of the ledger's. */
	state: string;
}

/** A version of a subscription understood. */
export interface Version {
	number: number;
	raw: Json;
	customer: Json | undefined;
	/** The first day it may govern. */
	from: Day;
	/** The day it was first seen. */
	seen: Day;
	types: ReadonlySet<string>;
	status: string | undefined;
	/** Undefined when it bills nothing: in trial, future, paused, cancelled. */
	bill: Bill | undefined;
}

const billingStatuses = new Set(['active', 'non_renewing']);

function billOf({ copy: { raw } }: SubscriptionVersion, book: Book, report: Report): Bill | undefined {
	const start = secondsOf(raw.current_term_start);
	const end = secondsOf(raw.current_term_end);
	if (!billingStatuses.has(textOf(raw.status) ?? '') || start === undefined || end === undefined) return undefined;
	const first = book.localDay(start);
	const term = { start: first, end: Math.max(book.localDay(end + 1), first + 1) };
	const items = readItems(raw, report);
	const texts = items.recurring.map(({ kind, itemPrice, amount }) =>
		JSON.stringify([kind, itemPrice, String(amount)]),
	);
	return { ...term, ...items, state: `${term.start} ${term.end} ${texts.sort().join(' ')}` };
}

/**
 * When a version takes effect: a cancellation or pause names its day, every other is seen first. A cancellation at the end
 * of its term names the term's last second, and that day is served.
 */
function effectiveAt({ copy: { raw }, since }: SubscriptionVersion): number | undefined {
	if (raw.status === 'cancelled') {
		const at = secondsOf(raw.cancelled_at);
		return at !== undefined && at === secondsOf(raw.current_term_end) ? at + 1 : at;
	}
	return (raw.status === 'paused' ? secondsOf(raw.pause_date) : undefined) ?? since;
}

/**
 * The versions of a subscription, the oldest first. One that no event says the time of is no matter where it bills what
 * the one before it does; otherwise it is reported.
 */
export function readVersions({ versions }: SubscriptionHistory, book: Book, report: Report): Version[] {
	const known = [...versions.values()].sort((a, b) => a.number - b.number);
	const terms = new Set<Day>();
	const read: Version[] = [];
	for (const version of known) {
		const { number, copy, customer, types } = version;
		const bill = billOf(version, book, report);
		const at = effectiveAt(version);
		const before = read.at(-1);
		if (at === undefined && before && before.bill?.state === bill?.state) continue;
		if (at === undefined) reportUndated(version, before, report);
		const day = book.localDay(at ?? 0);
		const isFirstOfTerm = bill !== undefined && !terms.has(bill.start);
		if (bill) terms.add(bill.start);
		read.push({
			number,
			raw: copy.raw,
			customer: customer?.raw,
			from: isFirstOfTerm ? bill.start : Math.max(day, bill?.start ?? day),
			seen: book.localDay(version.since ?? at ?? 0),
			types,
			status: textOf(copy.raw.status),
			bill,
		});
	}
	return read;
}

/** A version after others that nobody tells the time of: the events that led to it are missing. */
function reportUndated({ number }: SubscriptionVersion, before: Version | undefined, report: Report): void {
	const what = `Nothing says when its version ${number} took effect`;
	if (before) {
		const remedy = 'Give the events since the last one, as Chargebee lists them.';
		return report({ code: 'incomplete-history', message: `${what}: the events that tell of it are missing.`, remedy });
	}
	report({
		code: 'date-missing',
		message: `${what}.`,
		remedy: 'Give its events with occurred_at, and cancelled subscriptions with cancelled_at.',
	});
}
