import type { ChargebeeClient } from '../../../chargebee';
import type { LedgerEvent } from '../../../ledger';
import { readCancellations } from './cancellations';
import { readCharges, readChargesById } from './charges';
import { idsOf } from './json';
import { readReachingLater } from './later';
import { readLinked } from './links';
import { documentNouns, readFamily, recordsIn, type Noun } from './nouns';
import { Shelf } from './shelf';

export interface Completed {
	/** The events as given, then those of Chargebee that belong to them, then events that carry what was read. */
	events: LedgerEvent[];
	/** The families read from Chargebee in this call. */
	fresh: Set<string>;
}

export interface CompleteOptions {
	/** Whether a cancellation ends recognition early, so that every document needs to know of those of its subscription. */
	accelerates?: boolean;
	/** What was read from Chargebee in this execution already. */
	shelf?: Shelf;
}

/**
 * Reads what the events name as Chargebee has it now: their documents, each once; of cancelled, paused and changed
 * subscriptions also the documents that reach into later months; and the documents that those are settled with.
 * Documents that are gone are carried as deleted. Where what happened since decides about a document, and it does not
 * say so itself, the events that tell of it are read too.
 *
 * @throws ChargebeeError, RequestError when Chargebee does not answer, or not as the site
 */
export async function completeEvents(
	events: readonly LedgerEvent[],
	client: ChargebeeClient,
	{ accelerates = false, shelf = new Shelf(client) }: CompleteOptions = {},
): Promise<Completed> {
	await readReachingLater(events, client, shelf);
	const charges = await readCharges(events, client, shelf);
	const known = [...events, ...charges.ends];
	for (const noun of documentNouns) {
		await shelf.read(noun, idsOf(known.flatMap((event) => recordsIn(event, noun).map(({ id }) => id))));
	}
	await readLinked(shelf);
	const cancellations = accelerates ? await readCancellations(client, shelf) : [];
	return {
		events: [...known, ...cancellations, ...shelf.events()],
		fresh: new Set([...shelf.families(), ...charges.families]),
	};
}

/**
 * Reads the documents of families as Chargebee has them now; names that are no families are passed over.
 *
 * @returns events that carry them; an unbilled charge that is not open any more has none
 * @throws ChargebeeError, RequestError as `completeEvents`
 */
export async function readFamilies(families: readonly string[], client: ChargebeeClient): Promise<LedgerEvent[]> {
	const shelf = new Shelf(client);
	const wanted = families.map(readFamily).filter((family) => family !== undefined);
	const idsFor = (noun: Noun) => wanted.filter((family) => family.noun === noun).map(({ id }) => id);
	for (const noun of documentNouns) await shelf.read(noun, idsFor(noun));
	await readChargesById(idsFor('charge'), client, shelf);
	return shelf.events();
}
