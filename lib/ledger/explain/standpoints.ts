import type { LedgerEvent } from '../types/event';
import { isObject, objectsOf, textOf, type Json } from '../wire/json';
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
 * was deleted or undone; its older versions, the newest first; each of these also before a subscription was cancelled.
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
}

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
