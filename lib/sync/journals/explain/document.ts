import { findLast } from 'lodash';

import type { LedgerEvent, Rules } from '../../../ledger';
import { Decimal } from '../../../visma';
import { AFTER_ALL_EVENTS } from '../complete/carrier';
import { idOf, objectsOf, secondsOf, type Json } from '../complete/json';
import { contentOf, type Noun, readFamily, recordsIn } from '../complete/nouns';
import type { ExplainedDocument, ExplainedMember } from './result';

const DOCUMENTS: Record<Noun, ExplainedDocument['type']> = {
	invoice: 'invoice',
	creditNote: 'creditNote',
	transaction: 'transaction',
	charge: 'unbilledCharge',
	subscription: 'subscription',
};

const SUBSCRIPTION = /^cb:sub:(.+)$/s;

/** The records of a family in an event. */
function recordsOf(family: string, event: LedgerEvent): Json[] {
	const read = readFamily(family);
	const [, subscription] = SUBSCRIPTION.exec(family) ?? [];
	const records = read ? recordsIn(event, read.noun) : objectsOf(contentOf(event).subscription);
	return records.filter(({ id }) => idOf(id) === (read?.id ?? subscription));
}

/** The document of a family: the newest copy that is known. */
export function documentOf(family: string, events: readonly LedgerEvent[], { currencies }: Rules): ExplainedDocument {
	const read = readFamily(family);
	const records = events.flatMap((event) => recordsOf(family, event));
	const raw: Json = findLast(records, (record) => record.status !== undefined) ?? records.at(-1) ?? {};
	const currency = idOf(raw.currency_code) ?? '';
	const exponent = currencies?.[currency]?.exponent ?? (['JPY', 'KRW', 'XAF', 'XOF'].includes(currency) ? 0 : 2);
	const units = [raw.total, raw.amount].find((value) => typeof value === 'number');
	const date = secondsOf(raw.date) ?? secondsOf(raw.generated_at) ?? secondsOf(raw.current_term_start);
	return {
		type: read ? DOCUMENTS[read.noun] : 'subscription',
		id: read?.id ?? SUBSCRIPTION.exec(family)?.[1] ?? family,
		...(idOf(raw.status) ? { status: raw.deleted === true ? 'deleted' : idOf(raw.status) } : {}),
		...(date === undefined ? {} : { date: isoTime(date) }),
		...(idOf(raw.customer_id) ? { customerId: idOf(raw.customer_id) } : {}),
		...(idOf(raw.subscription_id) ? { subscriptionId: idOf(raw.subscription_id) } : {}),
		...(typeof units === 'number' ? { total: `${String(Decimal.fromUnits(units, exponent))} ${currency}` } : {}),
	};
}

const isoTime = (seconds: number) => new Date(seconds * 1000).toISOString();

/** The first event of Chargebee that holds the version which the entry was made of. */
export function eventOf(family: string, standpoint: string, events: readonly LedgerEvent[]): ExplainedMember['event'] {
	const [, version] = /version (\d+)/.exec(standpoint) ?? [];
	const holding = events.filter((event) => event.occurred_at !== AFTER_ALL_EVENTS && isTold(event) && recordsOf(family, event).length > 0);
	const exact = holding.find((event) => recordsOf(family, event).some((record) => String(record.resource_version) === version));
	const first = exact ?? [...holding].sort((a, b) => (a.occurred_at ?? 0) - (b.occurred_at ?? 0))[0];
	if (first?.id === undefined) return undefined;
	return { id: first.id, type: first.event_type ?? '', occurredAt: isoTime(first.occurred_at ?? 0) };
}

/** Whether Chargebee told it; what was read by its id is carried without type. */
const isTold = ({ event_type: type, occurred_at: at }: LedgerEvent) => at !== undefined && type !== undefined && !type.startsWith('document_');
