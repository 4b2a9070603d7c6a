import { DateTime } from 'luxon';

import type { LedgerEvent } from '../../../ledger';
import type { MonthName } from '../books/months';
import { objectsOf, type Json } from '../complete/json';
import { familyOf, recordsIn, type Noun } from '../complete/nouns';
import { type SubscriptionSpan, widenSubscription } from './subscriptionSpan';

/** What the events say of a family, in any of its versions. */
export interface Span {
	/** The first and last month that a date of the document lies in. */
	from: MonthName;
	to: MonthName;
	/** The documents that a transaction is linked with. */
	documents: Set<string>;
	/** The item prices that its lines sell. */
	items: Set<string>;
	/** What a subscription's keys are made of. */
	subscription?: SubscriptionSpan;
}

const DATES = ['date', 'generated_at', 'voided_at', 'date_from', 'date_to', 'current_term_start', 'current_term_end', 'cancelled_at', 'pause_date'];
const LINKS: Array<[table: string, field: string]> = [
	['linked_invoices', 'invoice_id'],
	['linked_credit_notes', 'cn_id'],
];

/** The months of every record of some nouns in the events, by family; records without a date are absent. */
export function spansOf(events: readonly LedgerEvent[], nouns: readonly Noun[], zone: string): Map<string, Span> {
	const spans = new Map<string, Span>();
	for (const event of events) {
		for (const noun of nouns) {
			for (const record of recordsIn(event, noun)) {
				const lines = [record, ...objectsOf(record.line_items), ...objectsOf(record.subscription_items)];
				const moments = lines.flatMap(datesOf);
				if ((noun === 'charge' || noun === 'subscription') && event.occurred_at !== undefined) moments.push(event.occurred_at);
				const months = moments.map((seconds) => monthOf(seconds, zone));
				const items = lines.flatMap(({ entity_id: sold, item_price_id: item }) => [sold, item]).filter((item) => typeof item === 'string');
				const span = widen(spans, familyOf(noun, String(record.id)), months, { documents: linksOf(record), items });
				if (noun === 'subscription' && span) widenSubscription(span, record, event.occurred_at, zone);
			}
		}
	}
	return spans;
}

const datesOf = (record: Json) => DATES.map((name) => record[name]).filter((value) => typeof value === 'number');

const monthOf = (seconds: number, zone: string): MonthName => DateTime.fromSeconds(seconds, { zone }).toFormat('yyyyMM');

const linksOf = (record: Json) =>
	LINKS.flatMap(([table, field]) => objectsOf(record[table]).map((link) => String(link[field])));

function widen(
	spans: Map<string, Span>,
	family: string,
	months: MonthName[],
	{ documents, items }: { documents: string[]; items: string[] },
): Span | undefined {
	const known = spans.get(family);
	const all = [...months, ...(known ? [known.from, known.to] : [])].sort();
	const [from] = all;
	const to = all.at(-1);
	if (from === undefined || to === undefined) return undefined;
	const span: Span = {
		...known,
		from,
		to,
		documents: new Set([...(known?.documents ?? []), ...documents]),
		items: new Set([...(known?.items ?? []), ...items]),
	};
	spans.set(family, span);
	return span;
}
