import type { Report } from '../fault';
import { fingerprint } from '../identity';
import { objectsOf, secondsOf, textOf, type Json } from '../wire/json';
import { rateOf, unitReader } from '../wire/sale';

/** How much of a transaction went to a document, wire units. */
export interface Link {
	family: string;
	id: string;
	applied: bigint;
}

/** What a transaction says, amounts in wire units. */
export interface TransactionFacts {
	date: number | undefined;
	currency: string | undefined;
	amount: bigint;
	unused: bigint;
	businessEntity: string | undefined;
	/** The invoices it pays; for a refund without any, the credit notes it repays. */
	links: Link[];
	D: string;
}

function linksOf(raw: Json, units: (link: Json, field: string) => bigint): Link[] {
	const read = (list: unknown, idField: string, prefix: string): Link[] =>
		objectsOf(list ?? []).flatMap((link) => {
			const id = textOf(link[idField]);
			return id === undefined ? [] : [{ family: `${prefix}:${id}`, id, applied: units(link, 'applied_amount') }];
		});
	const invoices = read(raw.linked_invoices, 'invoice_id', 'cb:inv');
	return invoices.length > 0 ? invoices : read(raw.linked_credit_notes, 'cn_id', 'cb:cn');
}

/** Reads a payment or refund; what cannot be read is reported and taken as absent. */
export function readTransaction(raw: Json, report: Report): TransactionFacts {
	const units = unitReader(report);
	const links = linksOf(raw, units);
	const facts = {
		date: secondsOf(raw.date),
		currency: textOf(raw.currency_code)?.toUpperCase(),
		amount: units(raw, 'amount'),
		unused: units(raw, 'amount_unused'),
		businessEntity: textOf(raw.business_entity_id),
		links,
	};
	const applied = links.map(({ family, applied: amount }) => `${family} ${amount}`).sort();
	const { date, currency, amount, unused } = facts;
	const text = [textOf(raw.type), currency, rateOf(raw.exchange_rate), date, String(amount), String(unused), applied];
	return { ...facts, D: fingerprint(JSON.stringify(text)) };
}
