import { EVENT_TYPES, listEvents, type ChargebeeClient } from '../../../chargebee';
import type { LedgerEvent, Rules } from '../../../ledger';
import type { Completed } from './complete';
import { type Gap, gapsIn } from './gaps';
import { idsOf, secondsOf, type Json } from './json';
import { recordsIn } from './nouns';
import { Shelf } from './shelf';

/** Every event that may be the first to carry a version of a subscription. */
const TYPES = EVENT_TYPES.filter((type) => type.startsWith('subscription_'));
/** Chargebee takes times of ten digits only. */
const FIRST_SECOND = 1_000_000_000;

/**
 * Reads the subscriptions in the events as Chargebee has them now. What that does not tell is when it came to be so: where
 * the events do not lead up to it, or begin in the middle of a term, Chargebee is asked for those that are missing. Its
 * list of events knows no filter on subscriptions: all of the site's are read from the time on at which the gap begins.
 * Nothing is made up: of what then is still missing nothing is booked.
 *
 * @returns no subscription as fresh, since its history was not read, only what is missing at its end
 * @throws ChargebeeError, RequestError when Chargebee does not answer, or not as the site
 */
export async function completeSubscriptions(
	events: readonly LedgerEvent[],
	client: ChargebeeClient,
	rules: Rules,
): Promise<Completed> {
	const shelf = new Shelf(client);
	await shelf.read('subscription', idsOf(subscriptionsIn(events).map(({ id }) => id)));
	const known = [...events, ...shelf.events()];
	const untold = shelf.records('subscription').filter((now) => isUntold(now, events));
	known.push(...(await readTold(untold.map(({ id }) => String(id)), latestIn(events, untold), client)));
	known.push(...(await readTerms(startsOf(gapsIn(known, rules)), client)));
	return { events: known, fresh: new Set() };
}

/**
 * Reads the histories of subscriptions from Chargebee: as they are now, and all that happened to them since a time.
 *
 * @param since unix seconds
 * @throws ChargebeeError, RequestError as `completeSubscriptions`
 */
export async function readHistories(ids: readonly string[], since: number, client: ChargebeeClient): Promise<LedgerEvent[]> {
	const shelf = new Shelf(client);
	await shelf.read('subscription', ids);
	return [...(await readTerms(new Map(ids.map((id) => [id, since])), client)), ...shelf.events()];
}

/** The first term of each subscription of which something is missing. */
function startsOf(gaps: readonly Gap[]): Map<string, number> {
	const starts = new Map<string, number>();
	for (const { subscription, since } of gaps) starts.set(subscription, Math.min(since, starts.get(subscription) ?? since));
	return starts;
}

/**
 * The events of subscriptions that are of terms from some time on. The event that ends a term comes when the next one
 * begins; without the others of its term it would look as if that one's beginning were missing.
 */
async function readTerms(starts: ReadonlyMap<string, number>, client: ChargebeeClient): Promise<LedgerEvent[]> {
	const told = await readTold([...starts.keys()], Math.min(...starts.values()), client);
	return told.filter((event) =>
		subscriptionsIn([event]).some(({ id, current_term_start: start }) => (secondsOf(start) ?? Infinity) >= (starts.get(String(id)) ?? Infinity)),
	);
}

/** The site's events of some subscriptions, from a time on; without anything but the subscription and its customer. */
async function readTold(ids: readonly string[], since: number, client: ChargebeeClient): Promise<LedgerEvent[]> {
	if (ids.length === 0) return [];
	const wanted = new Set(ids);
	const told: LedgerEvent[] = await listEvents(client, {
		'event_type[in]': JSON.stringify(TYPES),
		...(Number.isFinite(since) && since > FIRST_SECOND ? { 'occurred_at[after]': since - 1 } : {}),
	});
	return told.filter((event) => subscriptionsIn([event]).some(({ id }) => wanted.has(String(id))));
}

const subscriptionsIn = (events: readonly LedgerEvent[]): Json[] => events.flatMap((event) => recordsIn(event, 'subscription'));

const versionOf = ({ resource_version: version }: Json) => Number(version ?? 0) || 0;

/** Whether Chargebee has a newer version of a subscription than the events tell of. */
function isUntold(now: Json, events: readonly LedgerEvent[]): boolean {
	return !subscriptionsIn(events).some((then) => then.id === now.id && versionOf(then) >= versionOf(now));
}

/** The time of the last event that tells of each of some subscriptions, the earliest of these times. */
function latestIn(events: readonly LedgerEvent[], subscriptions: readonly Json[]): number {
	const latest = subscriptions.map(({ id }) => {
		const telling = events.filter((event) => subscriptionsIn([event]).some((then) => then.id === id));
		return Math.max(...telling.map((event) => secondsOf(event.occurred_at) ?? 0));
	});
	return Math.min(...latest);
}
