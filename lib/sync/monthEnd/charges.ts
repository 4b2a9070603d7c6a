import { type ChargebeeClient, type ChargebeeEvent, type ChargebeeUnbilledCharge, eventPages, listUnbilledCharges } from '../../chargebee';
import type { LedgerEvent } from '../../ledger';
import { carrierOf } from '../journals/complete/carrier';
import { contentOf, familyOf, recordsIn } from '../journals/complete/nouns';
import type { MonthEndChoice } from './choice';
import { periodOf } from './period';

const CREATED = 'unbilled_charges_created';
const INVOICED = 'unbilled_charges_invoiced';
const WITHDRAWN = ['unbilled_charges_voided', 'unbilled_charges_deleted'];

/** What is to be told of unbilled charges, by family. */
export type ToldCharges = Map<string, LedgerEvent[]>;

/**
 * Reads the unbilled charges that were open when the month ended, each as an event of its last second: what it earned
 * until then is accrued. Chargebee lists those that are open now; what happened to the others since the month began, its
 * events say.
 *
 * @throws ChargebeeError, RequestError when Chargebee does not answer
 */
export async function readCharges(client: ChargebeeClient, { period, zone }: MonthEndChoice): Promise<ToldCharges> {
	const { start, end } = periodOf(period, zone);
	const open = await listUnbilledCharges(client, {});
	const charges = new Map(open.filter(({ deleted, is_voided: voided }) => !deleted && !voided).map((charge) => [charge.id, charge]));
	const told: ToldCharges = new Map();
	const late = new Set<string>(open.flatMap(({ id, created_at: created = 0 }) => (created >= end ? [id] : [])));
	for await (const page of eventPages(client, { from: start, types: [CREATED, INVOICED, ...WITHDRAWN] })) {
		for (const event of page) {
			for (const charge of chargesIn(event)) {
				if (event.event_type === CREATED) {
					if (event.occurred_at >= end) late.add(charge.id);
					continue;
				}
				const family = familyOf('charge', charge.id);
				told.set(family, [...(told.get(family) ?? []), only(charge, event)]);
				if (event.event_type === INVOICED && event.occurred_at >= end) charges.set(charge.id, charge);
			}
		}
	}
	for (const [id, charge] of charges) {
		const family = familyOf('charge', id);
		told.set(family, [{ ...carrierOf('charge', charge), occurred_at: end - 1 }, ...(told.get(family) ?? [])]);
	}
	for (const id of late) told.delete(familyOf('charge', id));
	return told;
}

const chargesIn = (event: ChargebeeEvent) => recordsIn(event, 'charge') as unknown as ChargebeeUnbilledCharge[];

/** The event with one of its charges. */
function only(charge: ChargebeeUnbilledCharge, event: ChargebeeEvent): LedgerEvent {
	const { invoice } = contentOf(event);
	const { id, event_type, occurred_at } = event;
	return { id, event_type, occurred_at, content: { unbilled_charges: [charge], ...(invoice ? { invoice } : {}) } };
}
