import { listEvents, listUnbilledCharges, type ChargebeeClient, type ChargebeeUnbilledCharge, type Form } from '../../../chargebee';
import type { LedgerEvent } from '../../../ledger';
import { idOf, idsOf, secondsOf } from './json';
import { familyOf, recordsIn } from './nouns';
import type { Shelf } from './shelf';

/** Events after which a charge is not open any more. */
const endTypes = ['unbilled_charges_invoiced', 'unbilled_charges_deleted', 'unbilled_charges_voided'];

/**
 * Reads the unbilled charges named in the events, by the lists of their subscriptions. One that is listed is open or
 * voided, and carried as it is. One that is not was billed or deleted since: which of the two, and when, only the event
 * says that did it. Other open charges are left alone: they would accrue without an event that says when they were open.
 *
 * @returns the families of the charges that were looked for: what the lists say of them is of now
 */
export async function readCharges(
	events: readonly LedgerEvent[],
	client: ChargebeeClient,
	shelf: Shelf,
): Promise<string[]> {
	const about = events.filter((event) => recordsIn(event, 'charge').length > 0);
	const charges = about.flatMap((event) => recordsIn(event, 'charge'));
	const wanted = new Set(idsOf(charges.map(({ id }) => id)));
	const ownerless = charges.filter((charge) => idOf(charge.subscription_id) === undefined);
	const filters: Form[] = [
		...idsOf(charges.map((charge) => charge.subscription_id)).map((id) => ({ 'subscription_id[is]': id })),
		...idsOf(ownerless.map((charge) => charge.customer_id)).map((id) => ({ 'customer_id[is]': id })),
	];
	for (const filter of filters) keep(await listUnbilledCharges(client, filter), wanted, shelf);
	await readEnds(about, wanted, client, shelf);
	return [...wanted].map((id) => familyOf('charge', id));
}

/** Reads the events that ended charges which are neither open nor ended by an event at hand. */
async function readEnds(
	events: readonly LedgerEvent[],
	wanted: ReadonlySet<string>,
	client: ChargebeeClient,
	shelf: Shelf,
): Promise<void> {
	const open = shelf.records('charge');
	const ended = events.filter(isEnd).flatMap((event) => recordsIn(event, 'charge'));
	const explained = new Set(idsOf([...open, ...ended].map(({ id }) => id)));
	const names = (event: LedgerEvent) =>
		idsOf(recordsIn(event, 'charge').map(({ id }) => id)).some((id) => wanted.has(id) && !explained.has(id));
	const times = events.filter(names).flatMap(({ occurred_at: at }) => secondsOf(at) ?? []);
	if (times.length === 0) return;
	const since = { 'event_type[in]': JSON.stringify(endTypes), 'occurred_at[after]': Math.min(...times) - 1 };
	for (const event of await listEvents(client, since)) if (names(event)) shelf.tell(event);
}

const isEnd = ({ event_type: type = '' }: LedgerEvent) => endTypes.includes(type);

/** Reads charges of which only the IDs are known: from the list of all open charges, since it has no filter on IDs. */
export async function readChargesById(ids: readonly string[], client: ChargebeeClient, shelf: Shelf): Promise<void> {
	if (ids.length > 0) keep(await listUnbilledCharges(client, {}), new Set(ids), shelf);
}

function keep(charges: readonly ChargebeeUnbilledCharge[], wanted: ReadonlySet<string>, shelf: Shelf): void {
	for (const charge of charges) {
		if (wanted.has(charge.id) && !charge.deleted) shelf.put('charge', charge);
	}
}
