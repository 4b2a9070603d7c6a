import type { LedgerEvent } from '../types/event';
import { isObject, objectsOf, secondsOf, textOf, type Json } from '../wire/json';
import { cancellationTypes, placesOf } from '../wire/gather';
import { versionOf } from '../wire/version';

/** What was known at some time: a batch may have been made of less, or of an older version, than is known now. */
export interface Standpoint {
	/** As a person says it: `as of version 1700000000000`; empty for all that is known. */
	says: string;
	events: LedgerEvent[];
}

/** No type of Chargebee's, so that an event tells of nothing but the records it holds. */
const TELLS_NOTHING = 'document_read';

/**
 * The standpoints from which a batch of a document may have been made, the likeliest first: all that is known; before it
 * was deleted or undone; its older versions, the newest first; each of these also before a subscription was cancelled. Of
 * a subscription, last, what a run knew that was not given its earlier terms.
 */
export function* standpoints({ family, key }: { family: string; key: string }, events: readonly LedgerEvent[]): Generator<Standpoint> {
	const uncancelled = before(events, 'before the subscription was cancelled', withoutCancellations);
	yield { says: '', events: [...events] };
	yield uncancelled;
	const undone = (some: readonly LedgerEvent[]) => some.map((event) => beforeTheEnd(family, event));
	yield before(events, 'before it was deleted, undone or billed', undone);
	const [, month] = /:accr:(\d{6})$/.exec(key) ?? [];
	if (month !== undefined) yield before(events, `as it was open in ${month}`, (some) => openIn(month, family, undone(some)));
	for (const version of versionsOf(family, events).slice(1)) {
		const says = `as of its version ${version}`;
		const older = before(events, says, (some) => undone(some).flatMap((event) => upTo(version, family, event)));
		yield older;
		yield before(older.events, `${says}, ${uncancelled.says}`, withoutCancellations);
	}
	yield* withoutEarlierTerms({ family, key }, events);
}

const DAY = 86_400;

/**
 * The history of a subscription without the terms before some term, by each of its versions. A run completes what it is
 * given only to the beginning of the first term that it is told of, and the facts that a batch names are of all it knew.
 */
function* withoutEarlierTerms({ family, key }: { family: string; key: string }, events: readonly LedgerEvent[]): Generator<Standpoint> {
	const [, year, month, date] = /^cb:sub:.*:(\d{4})(\d\d)(\d\d):[^:]+(?::\d+)?$/s.exec(key) ?? [];
	if (year === undefined) return;
	// The key names a day of the site's, which lies up to 14 hours before Greenwich's and ends up to 12 hours after it.
	const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date)) / 1000;
	const states = statesOf(family, events);
	const starts = [...new Set(states.map(({ start }) => start))].sort((a, b) => b - a);
	// Nothing is left out from the first term on.
	for (const since of starts.slice(0, -1).filter((start) => start < midnight + 2 * DAY)) {
		const time = new Date(since * 1000).toISOString();
		const told = events.map((event) => edited(event, family, (raw) => (startOf(raw) < since ? undefined : raw)));
		for (const { version } of states.filter(({ start }) => start >= midnight - DAY)) {
			yield before(told, `as of its version ${version}, without its terms before ${time}`, (some) => some.flatMap((event) => upTo(version, family, event)));
		}
	}
}

const startOf = (raw: Json): number => secondsOf(raw.current_term_start) ?? -Infinity;

interface State {
	version: number;
	/** Unix seconds: the start of its term. */
	start: number;
}

/** The versions that bill something else than the one before, the newest first. */
function statesOf(family: string, events: readonly LedgerEvent[]): State[] {
	const { id } = placesOf(family);
	const known = new Map<number, Json>();
	for (const event of events) {
		if (!isObject(event) || !isObject(event.content)) continue;
		for (const raw of objectsOf(event.content.subscription)) if (textOf(raw.id) === id) known.set(numberOf(raw, event), raw);
	}
	const ordered = [...known].sort(([a], [b]) => a - b).map(([version, raw]) => ({ version, start: startOf(raw), bills: billedBy(raw) }));
	return ordered.filter(({ bills }, i) => bills !== ordered[i - 1]?.bills).reverse();
}

const billedBy = ({ status, current_term_start: start, current_term_end: end, subscription_items: items }: Json): string =>
	JSON.stringify([status, start, end, objectsOf(items).map(({ item_price_id: price, amount }) => [price, amount])]);

function before(events: readonly LedgerEvent[], says: string, change: (events: readonly LedgerEvent[]) => LedgerEvent[]): Standpoint {
	return { says, events: change(events) };
}

/** The record of a family in an event, each changed or, where that gives undefined, left out. */
function edited(event: LedgerEvent, family: string, change: (raw: Json) => Json | undefined): LedgerEvent {
	const { names, id } = placesOf(family);
	if (!isObject(event) || !isObject(event.content)) return event;
	const content: Json = { ...event.content };
	for (const name of names) {
		if (content[name] === undefined) continue;
		content[name] = objectsOf(content[name]).flatMap((raw) => (textOf(raw.id) === id ? (change(raw) ?? []) : [raw]));
	}
	return { ...event, content };
}

function withoutCancellations(events: readonly LedgerEvent[]): LedgerEvent[] {
	return events.map((event) => (cancellationTypes.has(event.event_type ?? '') ? { ...event, event_type: TELLS_NOTHING } : event));
}

/** An event as if its document had not come to its end: not deleted, not undone, an unbilled charge still open. */
function beforeTheEnd(family: string, event: LedgerEvent): LedgerEvent {
	const type = event.event_type ?? '';
	if (/^unbilled_charges_(invoiced|voided|deleted)$/.test(type) && family.startsWith('cb:ubc:')) {
		return edited(event, family, () => undefined);
	}
	const isEnd = /_deleted$/.test(type);
	const isTransaction = family.startsWith('cb:txn:');
	const revived = edited(event, family, (raw) => ({
		...raw,
		deleted: false,
		...(isTransaction ? { status: 'success', reversal_transaction_id: undefined } : {}),
		...(raw.is_voided === true ? { is_voided: false } : {}),
	}));
	const named = isEnd ? { ...revived, event_type: TELLS_NOTHING } : revived;
	return isTransaction ? withoutReversal(family.slice('cb:txn:'.length), named) : named;
}

/** An accrual says itself that its charge was open in its month, whichever event told of it. */
function openIn(month: string, family: string, events: readonly LedgerEvent[]): LedgerEvent[] {
	const { names, id } = placesOf(family);
	const charges = events.flatMap((event) => {
		const content: Json = isObject(event) && isObject(event.content) ? event.content : {};
		return names.flatMap((name) => objectsOf(content[name])).filter((raw) => textOf(raw.id) === id);
	});
	// Noon of the 27th is in the month everywhere on earth.
	const at = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)) - 1, 27, 12) / 1000;
	return charges.slice(-1).map((raw) => ({ id: `open in ${month}`, event_type: TELLS_NOTHING, occurred_at: at, content: { unbilled_charge: raw } }));
}

/** Without the transactions that undid a payment. */
function withoutReversal(payment: string, event: LedgerEvent): LedgerEvent {
	const content = isObject(event.content) ? { ...event.content } : {};
	for (const name of placesOf('cb:txn:').names) {
		if (content[name] === undefined) continue;
		content[name] = objectsOf(content[name]).filter((raw) => textOf(raw.reference_transaction_id) !== payment);
	}
	return { ...event, content };
}

/** The versions of a document, the newest first. */
function versionsOf(family: string, events: readonly LedgerEvent[]): number[] {
	const { names, id } = placesOf(family);
	const versions = new Set<number>();
	for (const event of events) {
		if (!isObject(event) || !isObject(event.content)) continue;
		for (const raw of names.flatMap((name) => objectsOf((event.content as Json)[name]))) {
			if (textOf(raw.id) === id) versions.add(numberOf(raw, event));
		}
	}
	return [...versions].sort((a, b) => b - a);
}

const numberOf = (raw: Json, event: LedgerEvent): number =>
	versionOf(raw, { id: event.id ?? '', at: event.occurred_at }, false).rank[0];

/** An event without newer versions of the document. */
function upTo(version: number, family: string, event: LedgerEvent): LedgerEvent[] {
	return [edited(event, family, (raw) => (numberOf(raw, event) > version ? undefined : raw))];
}
