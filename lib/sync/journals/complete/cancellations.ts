import { type ChargebeeClient, findById, listEvents, listSubscriptions } from '../../../chargebee';
import type { LedgerEvent } from '../../../ledger';
import { AFTER_ALL_EVENTS } from './carrier';
import { idsOf, objectsOf, secondsOf, type Json } from './json';
import { contentOf } from './nouns';
import type { Shelf } from './shelf';

const TYPES = ['subscription_cancelled', 'subscription_canceled_with_backdating', 'subscription_cancelled_with_backdating'];

/**
 * Reads the early ends of the subscriptions that the documents at hand were billed for: a document by itself does not
 * say that its later months were recognised at once, and would be recognised month by month again. They are found among
 * the events since the oldest of the documents and, since events are not kept for ever, by the subscriptions that are
 * cancelled now.
 */
export async function readCancellations(client: ChargebeeClient, shelf: Shelf): Promise<LedgerEvent[]> {
	const documents = [...shelf.records('invoice'), ...shelf.records('creditNote')];
	const subscriptions = new Set(idsOf(documents.flatMap(subscriptionsOf)));
	if (subscriptions.size === 0) return [];
	const since = Math.min(...documents.map(({ date }) => secondsOf(date)).filter((date) => date !== undefined));
	const told = await listEvents(client, {
		'event_type[in]': JSON.stringify(TYPES),
		...(Number.isFinite(since) ? { 'occurred_at[after]': since - 1 } : {}),
	});
	const found = await findById([...subscriptions], async (filter) => await listSubscriptions(client, filter));
	const ended = [...found.values()].filter(({ status }) => status === 'cancelled');
	return [...told.flatMap((event) => endsIn(event, subscriptions)), ...ended.map(endOf)];
}

/** The event with nothing but the end of one of the subscriptions: its documents are of that day, not of now. */
function endsIn(event: LedgerEvent, subscriptions: ReadonlySet<string>): LedgerEvent[] {
	const ended = objectsOf(contentOf(event).subscription).filter(({ id }) => subscriptions.has(String(id)));
	return ended.map((subscription) => ({ ...event, content: { subscription } }));
}

function subscriptionsOf({ subscription_id: own, line_items: lines }: Json): unknown[] {
	return [own, ...objectsOf(lines).map((line) => line.subscription_id)];
}

function endOf(subscription: { id: string }): LedgerEvent {
	return {
		id: `read cb:sub:${subscription.id}`,
		event_type: 'subscription_cancelled',
		occurred_at: AFTER_ALL_EVENTS,
		content: { subscription },
	};
}
