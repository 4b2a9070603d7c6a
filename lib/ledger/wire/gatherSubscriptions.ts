import type { Fault } from '../fault';
import type { LedgerEvent } from '../types/event';
import { textOf, type Json } from './json';
import { contentOf, readEvents, unreadable, type Occurrence } from './occurrence';
import { isNewer, versionOf, type Version } from './version';

/** One version of a subscription, whichever events carried it. */
export interface SubscriptionVersion {
	/** The resource version: what comes later is greater. */
	number: number;
	copy: Version;
	/** The customer as the same events had it. */
	customer: Version | undefined;
	/** The least time of the events that carry it, unix seconds. */
	since: number | undefined;
	/** The types of the events that carry it. */
	types: Set<string>;
}

/** All that events say of one subscription. */
export interface SubscriptionHistory {
	/** By number. */
	versions: Map<number, SubscriptionVersion>;
}

export interface SubscriptionFacts {
	subscriptions: Map<string, SubscriptionHistory>;
	faults: Fault[];
}

/**
 * Collects every version of every subscription in the events, with nothing of the documents that travel along.
 * Repeated and shuffled events change nothing.
 */
export function gatherSubscriptions(events: readonly LedgerEvent[]): SubscriptionFacts {
	const subscriptions = new Map<string, SubscriptionHistory>();
	const withoutId: Fault[] = [];
	const faults = readEvents(events, (event) => {
		for (const raw of contentOf(event, ['subscription'])) {
			const id = textOf(raw.id);
			if (id === undefined) {
				withoutId.push(unreadable(`event ${event.id}`, 'It holds a subscription without an id.'));
				continue;
			}
			const history = subscriptions.get(id) ?? { versions: new Map() };
			subscriptions.set(id, history);
			addVersion(history, raw, event);
		}
	});
	return { subscriptions, faults: [...faults, ...withoutId] };
}

function addVersion({ versions }: SubscriptionHistory, raw: Json, event: Occurrence): void {
	const copy = versionOf(raw, event, event.type === 'subscription_deleted');
	const [customer] = contentOf(event, ['customer']).map((found) => versionOf(found, event, false));
	const [number] = copy.rank;
	const known = versions.get(number);
	if (!known) {
		versions.set(number, { number, copy, customer, since: event.at, types: new Set([event.type]) });
		return;
	}
	if (isNewer(copy, known.copy)) known.copy = copy;
	if (customer && (!known.customer || isNewer(customer, known.customer))) known.customer = customer;
	if (event.at !== undefined) known.since = Math.min(event.at, known.since ?? event.at);
	known.types.add(event.type);
}
