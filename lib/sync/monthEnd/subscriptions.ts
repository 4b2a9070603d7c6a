import { pick } from 'lodash';

import { type ChargebeeClient, type ChargebeeEvent, EVENT_TYPES, eventPages } from '../../chargebee';
import type { LedgerEvent } from '../../ledger';
import { idOf, isObject, objectsOf, secondsOf } from '../journals/complete/json';
import type { MonthEndChoice } from './choice';
import { periodOf } from './period';

/** What happened to a subscription, oldest first. */
export interface ToldSubscription {
	id: string;
	customerId?: string;
	events: LedgerEvent[];
}

const TYPES = EVENT_TYPES.filter((type) => type.startsWith('subscription_'));
/** What the basis subscription reads of a customer. */
const OF_CUSTOMER = ['id', 'resource_version', 'updated_at', 'billing_address', 'business_entity_id', 'deleted'];

/**
 * Reads everything that Chargebee tells of the subscriptions that reach into the months at hand: their terms follow from
 * all of their versions, so each comes with its whole history, as far back as Chargebee keeps events.
 *
 * @throws ChargebeeError, RequestError when Chargebee does not answer
 */
export async function readSubscriptions(client: ChargebeeClient, choice: MonthEndChoice): Promise<ToldSubscription[]> {
	const told = new Map<string, ToldSubscription>();
	for await (const page of eventPages(client, { types: TYPES })) {
		for (const event of page) note(told, event);
	}
	const { period, zone, firstPeriod } = choice;
	const { end } = periodOf(period, zone);
	const start = firstPeriod === undefined ? 0 : periodOf(firstPeriod, zone).start;
	return [...told.values()].filter(({ events }) => lastOf(events) >= start && firstOf(events) < end);
}

function note(told: Map<string, ToldSubscription>, { id, event_type, occurred_at, content }: ChargebeeEvent): void {
	const { subscription, customer } = content;
	for (const one of objectsOf(subscription)) {
		const name = idOf(one.id);
		if (name === undefined) continue;
		const known = told.get(name) ?? { id: name, events: [] };
		const customerId = idOf(one.customer_id);
		const of = isObject(customer) ? { customer: pick(customer, OF_CUSTOMER) } : {};
		known.events.push({ id, event_type, occurred_at, content: { subscription: one, ...of } });
		told.set(name, { ...known, ...(customerId === undefined ? {} : { customerId }) });
	}
}

const firstOf = (events: readonly LedgerEvent[]) => Math.min(...events.map(({ occurred_at: at = 0 }) => at));

/** The last moment that a version bills, or that anything happened. */
function lastOf(events: readonly LedgerEvent[]): number {
	const ends = events.flatMap(({ occurred_at: at = 0, content }) => {
		const { subscription } = (content ?? {}) as { subscription?: { current_term_end?: unknown } };
		return [at, secondsOf(subscription?.current_term_end) ?? 0];
	});
	return Math.max(...ends);
}
