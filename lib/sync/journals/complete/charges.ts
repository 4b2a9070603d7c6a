import { anyOf, listEvents, listUnbilledCharges, type ChargebeeClient, type ChargebeeUnbilledCharge } from '../../../chargebee';
import type { LedgerEvent } from '../../../ledger';
import { idOf, idsOf, secondsOf } from './json';
import { familyOf, recordsIn } from './nouns';
import type { Shelf } from './shelf';

export interface ReadCharges {
	/** The families of the charges that were looked for: what was read of them is of now. */
	families: string[];
	/** The events that billed, voided or deleted those that are not open any more. */
	ends: LedgerEvent[];
}

/**
 * Reads the unbilled charges named in the events, by lists of a hundred subscriptions. One that is listed is open or
 * voided, and carried as it is. One that is not was billed or deleted since: only Chargebee's events say which of the
 * two, and when. Other open charges are left alone: they would accrue without an event that says when they were open.
 */
export async function readCharges(
	events: readonly LedgerEvent[],
	client: ChargebeeClient,
	shelf: Shelf,
): Promise<ReadCharges> {
	const charges = events.flatMap((event) => recordsIn(event, 'charge'));
	const wanted = new Set(idsOf(charges.map(({ id }) => id)));
	const ownerless = charges.filter((charge) => idOf(charge.subscription_id) === undefined);
	const filters = [
		...anyOf('subscription_id', idsOf(charges.map((charge) => charge.subscription_id))),
		...anyOf('customer_id', idsOf(ownerless.map((charge) => charge.customer_id))),
	];
	for (const filter of filters) keep(await listUnbilledCharges(client, filter), wanted, shelf);
	const open = new Set(shelf.families());
	const gone = new Set([...wanted].filter((id) => !open.has(familyOf('charge', id))));
	return { families: [...wanted].map((id) => familyOf('charge', id)), ends: await readEnds(events, client, gone) };
}

const ENDS = ['unbilled_charges_invoiced', 'unbilled_charges_voided', 'unbilled_charges_deleted'];

/** The events that ended charges, looked for since the first event that names one of them. */
async function readEnds(
	events: readonly LedgerEvent[],
	client: ChargebeeClient,
	gone: ReadonlySet<string>,
): Promise<LedgerEvent[]> {
	const namesOne = (event: LedgerEvent) => recordsIn(event, 'charge').some(({ id }) => gone.has(String(id)));
	const naming = events.filter(namesOne);
	const isTold = idsOf(naming.filter(isEnd).flatMap((event) => recordsIn(event, 'charge').map(({ id }) => id)));
	if ([...gone].every((id) => isTold.includes(id))) return [];
	const since = Math.min(...naming.map((event) => secondsOf(event.occurred_at) ?? 0));
	const told = await listEvents(client, {
		'event_type[in]': JSON.stringify(ENDS),
		...(since > 0 ? { 'occurred_at[after]': since - 1 } : {}),
	});
	return told.filter(namesOne);
}

const isEnd = ({ event_type: type }: LedgerEvent) => ENDS.includes(String(type));

/** Reads charges of which only the IDs are known: from the list of all open charges, since it has no filter on IDs. */
export async function readChargesById(ids: readonly string[], client: ChargebeeClient, shelf: Shelf): Promise<void> {
	if (ids.length > 0) keep(await listUnbilledCharges(client, {}), new Set(ids), shelf);
}

function keep(charges: readonly ChargebeeUnbilledCharge[], wanted: ReadonlySet<string>, shelf: Shelf): void {
	for (const charge of charges) {
		if (wanted.has(charge.id) && !charge.deleted) shelf.put('charge', charge);
	}
}
