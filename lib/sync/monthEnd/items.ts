import type { ChargebeeClient } from '../../chargebee';
import type { LedgerEvent } from '../../ledger';
import { recordsIn } from '../journals/complete/nouns';
import { readCharges, type ToldCharges } from './charges';
import type { MonthEndChoice } from './choice';
import { type Group, type Keep, readDocuments } from './documents';
import { monthsBetween } from './period';
import { readSubscriptions } from './subscriptions';

/** A document with what belongs to it, or a subscription, for *Record Chargebee Events*. */
export interface MonthEndItem {
	/** The document or subscription as the ledger names it: `cb:inv:INV-1`. */
	family: string;
	customerId?: string;
	/** `YYYYMM`: later entries wait for a later run. */
	horizon: string;
	events: LedgerEvent[];
}

/**
 * Reads what a month's end books: one item for each document that reaches into the months at hand, with its credit notes
 * and transactions, and for each unbilled charge that stands alone. Documents of like terms and dates stand together, so that those that
 * are booked together lie in the same periods.
 *
 * @throws ChargebeeError, RequestError when Chargebee does not answer
 */
export async function monthEndDocuments(client: ChargebeeClient, choice: MonthEndChoice, keep?: Keep): Promise<MonthEndItem[]> {
	const groups = await readDocuments(client, choice, keep);
	const charges: ToldCharges = choice.charges ? await readCharges(client, choice) : new Map();
	const { period: horizon, zone } = choice;
	const documents = groups
		.map((group) => ({ group, months: termOf(group, zone), date: Math.min(...group.map(({ date }) => date)) }))
		.sort((a, b) => a.months - b.months || a.date - b.date || byName(a.group, b.group))
		.map(({ group }) => itemOf(group, horizon));
	return withCharges(documents, charges, horizon);
}

/** Charges that were invoiced stand with their invoice, which is booked with them. */
function withCharges(documents: MonthEndItem[], charges: ToldCharges, horizon: string): MonthEndItem[] {
	const places = new Map(documents.flatMap((item) => item.events.flatMap((event) => invoicesIn(event).map((id) => [id, item] as const))));
	const others: MonthEndItem[] = [];
	for (const [family, events] of charges) {
		const item = events.flatMap(invoicesIn).map((id) => places.get(id)).find((place) => place !== undefined);
		if (item) item.events.push(...events);
		else others.push({ family, horizon, events });
	}
	return [...documents, ...others];
}

const invoicesIn = (event: LedgerEvent) => recordsIn(event, 'invoice').map(({ id }) => String(id));

/**
 * Reads what a month's end books of subscriptions: one item for each that reaches into the months at hand, with all that
 * happened to it.
 *
 * @throws ChargebeeError, RequestError when Chargebee does not answer
 */
export async function monthEndSubscriptions(client: ChargebeeClient, choice: MonthEndChoice): Promise<MonthEndItem[]> {
	const subscriptions = await readSubscriptions(client, choice);
	return subscriptions.map(({ id, events, customerId }) => ({
		family: `cb:sub:${id}`,
		...(customerId === undefined ? {} : { customerId }),
		horizon: choice.period,
		events,
	}));
}

function itemOf(group: Group, horizon: string): MonthEndItem {
	const [first] = group;
	const customerId = first?.customerId;
	return {
		family: first?.family ?? '',
		...(customerId === undefined ? {} : { customerId }),
		horizon,
		events: group.map(({ event }) => event),
	};
}

/** Over how many months the documents of a group are spread; those that do not tell come last. */
function termOf(group: Group, zone: string): number {
	const last = Math.max(...group.map((member) => member.last));
	const first = Math.min(...group.map(({ date }) => date));
	return Number.isFinite(last) ? monthsBetween(first, last, zone) : Number.MAX_SAFE_INTEGER;
}

const byName = ([a]: Group, [b]: Group) => ((a?.family ?? '') < (b?.family ?? '') ? -1 : 1);
