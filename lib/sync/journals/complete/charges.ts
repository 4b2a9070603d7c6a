import { anyOf, listUnbilledCharges, type ChargebeeClient, type ChargebeeUnbilledCharge } from '../../../chargebee';
import type { LedgerEvent } from '../../../ledger';
import { idOf, idsOf } from './json';
import { familyOf, recordsIn } from './nouns';
import type { Shelf } from './shelf';

/**
 * Reads the unbilled charges named in the events, by lists of a hundred subscriptions. One that is listed is open or
 * voided, and carried as it is. One that is not was billed or deleted since: which of the two the API does not say, so
 * nothing is carried, and the events that invoice or delete it decide. Other open charges are left alone: they would
 * accrue without an event that says when they were open.
 *
 * @returns the families of the charges that were looked for: what the lists say of them is of now
 */
export async function readCharges(
	events: readonly LedgerEvent[],
	client: ChargebeeClient,
	shelf: Shelf,
): Promise<string[]> {
	const charges = events.flatMap((event) => recordsIn(event, 'charge'));
	const wanted = new Set(idsOf(charges.map(({ id }) => id)));
	const ownerless = charges.filter((charge) => idOf(charge.subscription_id) === undefined);
	const filters = [
		...anyOf('subscription_id', idsOf(charges.map((charge) => charge.subscription_id))),
		...anyOf('customer_id', idsOf(ownerless.map((charge) => charge.customer_id))),
	];
	for (const filter of filters) keep(await listUnbilledCharges(client, filter), wanted, shelf);
	return [...wanted].map((id) => familyOf('charge', id));
}

/** Reads charges of which only the IDs are known: from the list of all open charges, since it has no filter on IDs. */
export async function readChargesById(ids: readonly string[], client: ChargebeeClient, shelf: Shelf): Promise<void> {
	if (ids.length > 0) keep(await listUnbilledCharges(client, {}), new Set(ids), shelf);
}

function keep(charges: readonly ChargebeeUnbilledCharge[], wanted: ReadonlySet<string>, shelf: Shelf): void {
	for (const charge of charges) {
		if (wanted.has(charge.id) && !charge.deleted) shelf.put('charge', charge);
	}
}
