import type { Fault } from '../fault';
import type { LedgerEvent } from '../types/event';
import { objectsOf, textOf, secondsOf } from './json';
import { contentOf, readEvents, unreadable, type Occurrence } from './occurrence';
import { isNewer, versionOf, type Version } from './version';

/** What the events say about one unbilled charge. */
export interface ChargeHistory {
	version: Version;
	/** When the charge was seen open, unix seconds. */
	openAt: number[];
	/** Voided or deleted in any version: neither is ever taken back. */
	withdrawn: boolean;
	invoiced: Array<{ invoiceId: string | undefined; at: number | undefined }>;
}

/** The end of a subscription before its term was over. */
export interface Cancellation {
	subscription: string;
	at: number;
}

/** The newest version of every document in the events. */
export interface Facts {
	invoices: Map<string, Version>;
	creditNotes: Map<string, Version>;
	transactions: Map<string, Version>;
	charges: Map<string, ChargeHistory>;
	cancellations: Cancellation[];
	faults: Fault[];
}

/** Documents in the order of their ids, so that the order of events never shows. */
export function byId<T>(documents: ReadonlyMap<string, T>): Array<[id: string, document: T]> {
	return [...documents].sort(([a], [b]) => (a < b ? -1 : 1));
}

type Noun = 'invoices' | 'creditNotes' | 'transactions';

/** Where each kind of document lies in an event: the wire uses plurals, Chargebee's SDK singulars. */
const places: Record<Noun, string[]> = {
	invoices: ['invoice', 'invoices'],
	creditNotes: ['credit_note', 'credit_notes'],
	transactions: ['transaction', 'transactions'],
};
const chargePlaces = ['unbilled_charge', 'unbilled_charges'];

/** Where the events hold the records of a family's document, and that document's id. */
export function placesOf(family: string): { names: readonly string[]; id: string } {
	const [, type = '', id = ''] = /^cb:([a-z]+):(.*)$/s.exec(family) ?? [];
	const byType: Record<string, readonly string[]> = {
		inv: places.invoices,
		cn: places.creditNotes,
		txn: places.transactions,
		ubc: chargePlaces,
		sub: ['subscription'],
	};
	return { names: byType[type] ?? [], id };
}

/** The events that are the deletion of their document, whatever its `deleted` member says. */
const deletions: Partial<Record<string, Noun | 'charges'>> = {
	invoice_deleted: 'invoices',
	credit_note_deleted: 'creditNotes',
	transaction_deleted: 'transactions',
	unbilled_charges_deleted: 'charges',
	unbilled_charges_voided: 'charges',
};

/** The events that end a subscription before its term is over. */
export const cancellationTypes: ReadonlySet<string> = new Set([
	'subscription_cancelled',
	'subscription_canceled_with_backdating',
	'subscription_cancelled_with_backdating',
]);

/**
 * Collects the documents of all events, whatever their type, and keeps the newest version of each.
 * Repeated and shuffled events change nothing: a version is chosen by its content, not by its place.
 */
export function gather(events: readonly LedgerEvent[]): Facts {
	const facts: Facts = {
		invoices: new Map(),
		creditNotes: new Map(),
		transactions: new Map(),
		charges: new Map(),
		cancellations: [],
		faults: [],
	};
	const faults = readEvents(events, (event) => {
		gatherDocuments(facts, event);
		gatherCharges(facts, event);
		gatherCancellations(facts, event);
	});
	facts.faults.push(...faults);
	return facts;
}

function gatherDocuments(facts: Facts, event: Occurrence): void {
	for (const noun of Object.keys(places) as Noun[]) {
		for (const raw of contentOf(event, places[noun])) {
			const id = textOf(raw.id);
			if (id === undefined) {
				facts.faults.push(unreadable(`event ${event.id}`, `It holds one of its ${noun} without an id.`));
				continue;
			}
			const version = versionOf(raw, event, deletions[event.type] === noun);
			const known = facts[noun].get(id);
			if (!known || isNewer(version, known)) facts[noun].set(id, version);
		}
	}
}

function gatherCharges(facts: Facts, event: Occurrence): void {
	const invoices = contentOf(event, places.invoices);
	const isInvoicing = event.type === 'unbilled_charges_invoiced';
	const isWithdrawal = deletions[event.type] === 'charges';
	for (const raw of contentOf(event, chargePlaces)) {
		const id = textOf(raw.id);
		if (id === undefined) {
			facts.faults.push(unreadable(`event ${event.id}`, 'It holds an unbilled charge without an id.'));
			continue;
		}
		const version = versionOf(raw, event, isWithdrawal);
		const history = facts.charges.get(id) ?? { version, openAt: [], withdrawn: false, invoiced: [] };
		if (isNewer(version, history.version)) history.version = version;
		if (version.deleted || raw.is_voided === true) history.withdrawn = true;
		if (isInvoicing) history.invoiced.push({ invoiceId: textOf(invoices[0]?.id), at: event.at });
		else if (event.at !== undefined) history.openAt.push(event.at);
		facts.charges.set(id, history);
	}
}

function gatherCancellations(facts: Facts, event: Occurrence): void {
	if (!cancellationTypes.has(event.type)) return;
	for (const subscription of objectsOf(event.content.subscription)) {
		const id = textOf(subscription.id);
		const at = secondsOf(subscription.cancelled_at);
		const termEnd = secondsOf(subscription.current_term_end);
		if (id === undefined || at === undefined || termEnd === undefined || at >= termEnd) continue;
		facts.cancellations.push({ subscription: id, at });
	}
}
