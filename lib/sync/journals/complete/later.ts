import type { ChargebeeClient, ChargebeeDocument, Form } from '../../../chargebee';
import { anyOf, listCreditNotes, listInvoices } from '../../../chargebee';
import type { LedgerEvent } from '../../../ledger';
import { idOf, idsOf, isObject, objectsOf, secondsOf } from './json';
import { contentOf, recordsIn } from './nouns';
import type { Shelf } from './shelf';

/** The events after which what was billed before may be recognised otherwise. */
const changeTypes = new Set([
	'subscription_cancelled',
	'subscription_canceled_with_backdating',
	'subscription_cancelled_with_backdating',
	'subscription_paused',
	'subscription_changed',
	'subscription_changed_with_backdating',
]);

interface Change {
	subscription: string;
	customer: string | undefined;
	/** Unix seconds. */
	since: number;
}

/** When a change takes effect: backdated ones before they happen, at a cost of documents read too many. */
function effectOf(event: LedgerEvent, subscription: Record<string, unknown>): number {
	const times = [event.occurred_at, subscription.cancelled_at, subscription.pause_date].map(secondsOf);
	return Math.min(...times.filter((time) => time !== undefined));
}

function changesIn(events: readonly LedgerEvent[]): Change[] {
	return events.flatMap((event) => {
		if (!isObject(event) || !changeTypes.has(String(event.event_type))) return [];
		return objectsOf(contentOf(event).subscription).flatMap((subscription) => {
			const id = idOf(subscription.id);
			if (id === undefined) return [];
			return [{ subscription: id, customer: idOf(subscription.customer_id), since: effectOf(event, subscription) }];
		});
	});
}

/** Sites lie up to 14 hours east and 12 hours west of UTC: months are compared so that none is missed. */
const EAST = 14 * 3600;
const WEST = 12 * 3600;

function monthOf(seconds: number): number {
	const date = new Date(seconds * 1000);
	return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** Whether a line of a changed subscription serves a later month than that of the change. */
function reachesLater({ line_items: lines = [], subscription_id: own }: ChargebeeDocument, changes: readonly Change[]): boolean {
	return lines.some(({ subscription_id: subscription = own, date_to: end }) =>
		changes.some((change) => {
			if (change.subscription !== subscription || end === undefined) return false;
			return !Number.isFinite(change.since) || monthOf(end + EAST) > monthOf(change.since - WEST);
		}),
	);
}

function filtersOf(changes: readonly Change[]): Form[] {
	const ofSubscriptions = anyOf('subscription_id', idsOf(changes.map(({ subscription }) => subscription)));
	const ofCustomers = anyOf('customer_id', idsOf(changes.map(({ customer }) => customer)));
	return [...ofSubscriptions, ...ofCustomers.map((filter) => ({ ...filter, 'subscription_id[is_present]': false }))];
}

/**
 * Reads the invoices and credit notes of cancelled, paused and changed subscriptions that serve later months than that
 * of the change. Lists know no filter on the dates of lines, so all documents of the subscription are listed, 100 a
 * call. Consolidated documents name their subscriptions in their lines only: they are looked for among the customer's
 * documents without a subscription. Not found that way are consolidated documents when the event names no customer,
 * and those of another customer who pays for this one.
 */
export async function readReachingLater(events: readonly LedgerEvent[], client: ChargebeeClient, shelf: Shelf): Promise<void> {
	const changes = changesIn(events);
	if (changes.length === 0) return;
	const lists = { invoice: listInvoices, creditNote: listCreditNotes } as const;
	for (const noun of ['invoice', 'creditNote'] as const) {
		const named = new Set(idsOf(events.flatMap((event) => recordsIn(event, noun).map(({ id }) => id))));
		for (const filter of filtersOf(changes)) {
			const documents: ChargebeeDocument[] = await lists[noun](client, filter);
			for (const document of documents) {
				if (named.has(document.id) || reachesLater(document, changes)) shelf.put(noun, document);
			}
		}
	}
}
