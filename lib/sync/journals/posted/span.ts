import { DateTime } from 'luxon';

import type { LedgerEvent } from '../../../ledger';
import type { MonthName } from '../books/months';
import { familyOf, recordsIn, type Noun } from '../complete/nouns';
import { objectsOf, type Json } from '../complete/json';

/** What the events say of a family, in any of its versions. */
export interface Span {
	/** The first and last month that a date of the document lies in. */
	from: MonthName;
	to: MonthName;
	/** The documents that a transaction is linked with. */
	documents: Set<string>;
	/** The item prices that its lines sell. */
	items: Set<string>;
}

const NOUNS: Noun[] = ['invoice', 'creditNote', 'transaction', 'charge'];
const DATES = ['date', 'generated_at', 'voided_at', 'date_from', 'date_to'];
const LINKS: Array<[table: string, field: string]> = [
	['linked_invoices', 'invoice_id'],
	['linked_credit_notes', 'cn_id'],
];

/** The months of every document in the events, by family; documents without a date are absent. */
export function spansOf(events: readonly LedgerEvent[], zone: string): Map<string, Span> {
	const spans = new Map<string, Span>();
	for (const event of events) {
		for (const noun of NOUNS) {
			for (const record of recordsIn(event, noun)) {
				const lines = [record, ...objectsOf(record.line_items)];
				const moments = lines.flatMap(datesOf);
				if (noun === 'charge' && event.occurred_at !== undefined) moments.push(event.occurred_at);
				const months = moments.map((seconds) => monthOf(seconds, zone));
				const items = lines.map(({ entity_id: item }) => item).filter((item) => typeof item === 'string');
				widen(spans, familyOf(noun, String(record.id)), months, { documents: linksOf(record), items });
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
): void {
	const known = spans.get(family);
	const all = [...months, ...(known ? [known.from, known.to] : [])].sort();
	const [from] = all;
	const to = all.at(-1);
	if (from === undefined || to === undefined) return;
	spans.set(family, {
		from,
		to,
		documents: new Set([...(known?.documents ?? []), ...documents]),
		items: new Set([...(known?.items ?? []), ...items]),
	});
}
