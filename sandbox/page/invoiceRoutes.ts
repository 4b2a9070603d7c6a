import type { FastifyInstance } from 'fastify';
import orderBy from 'lodash/orderBy';

import { minorUnits } from '../chargebee/billing/money';
import type { CreditNote, Invoice } from '../chargebee/billing/shapes';
import type { ChargebeeSite } from '../chargebee/site';
import type { VismaCompany } from '../visma/company';
import type { CustomerDocument } from '../visma/receivables/document';
import { unitsOf } from '../visma/receivables/readLine';
import { balanceOf, totalsOf } from '../visma/receivables/totals';

/** Rows that a person reads; the newest come first. */
const SHOWN = 200;
/** What mirrored documents have before their number, and after it when they were imported anew. */
const MIRRORED = /^[A-Z]{1,5}-(.+?)(?:_v\d+)?$/;

interface Side {
	id: string;
	kind: 'invoice' | 'credit note';
	status: string;
	/** In the currency, as people write it. */
	total: number;
	open: number;
	currency: string;
}

/** A document that one or both of the companies have. */
export interface DocumentRow {
	key: string;
	state: 'equal' | 'different' | 'missing' | 'only-chargebee';
	customer: string;
	visma?: Side & { price: number; city: string; modified: string };
	chargebee?: Side & { version: number };
}

function vismaSide(document: CustomerDocument, { books }: VismaCompany): DocumentRow['visma'] {
	const { number, type, status, currencyId: currency, lines, address, lastModifiedDateTime: modified } = document;
	const units = unitsOf(books, currency);
	const [total, open] = [totalsOf(document, units).amount / units, balanceOf(document, units) / units];
	const kind = type === 'Invoice' ? 'invoice' : 'credit note';
	return { id: number, kind, status, total, open, currency, price: lines[0]?.unitPrice ?? 0, city: address.city ?? '', modified };
}

function chargebeeSide(document: Invoice | CreditNote): DocumentRow['chargebee'] {
	const { id, status, total, currency_code: currency, resource_version: version } = document;
	const units = minorUnits(currency);
	const own = document.object === 'invoice';
	const open = own ? document.amount_due : document.amount_available;
	return { id, kind: own ? 'invoice' : 'credit note', status, total: total / units, open: open / units, currency, version };
}

/** Documents of Chargebee that no subscription made: those of other systems. */
function foreign({ books }: ChargebeeSite): Array<Invoice | CreditNote> {
	const all = [...books.invoices.all(), ...books.creditNotes.all()];
	return all.filter(({ subscription_id, deleted }) => !subscription_id && !deleted);
}

function rowOf(key: string, customer: string, visma: DocumentRow['visma'], chargebee: DocumentRow['chargebee']): DocumentRow {
	const bothVoided = visma?.status === 'Voided' && chargebee?.status === 'voided';
	const equal = bothVoided || (visma?.total === chargebee?.total && visma?.open === chargebee?.open);
	const matched = equal ? 'equal' : 'different';
	const state = visma && chargebee ? matched : visma ? 'missing' : 'only-chargebee';
	return { key, state, customer, visma, chargebee };
}

/** The customer ledger of Visma.net beside what Chargebee has of it; a document that was imported anew counts once. */
export function documentRows(company: VismaCompany, site: ChargebeeSite): DocumentRow[] {
	const { invoices, creditNotes } = company.receivables.export();
	const own = [...invoices, ...creditNotes];
	const numbers = new Set(own.map(({ number }) => number));
	const keyOf = (id: string) => [MIRRORED.exec(id)?.[1] ?? ''].find((number) => numbers.has(number)) ?? id;
	const mirrored = new Map(foreign(site).map((document) => [keyOf(document.id), document]));
	const rows = orderBy(own, 'lastModifiedDateTime', 'desc').map((document) => {
		const found = mirrored.get(document.number);
		mirrored.delete(document.number);
		const name = company.customers.get(document.customerNumber)?.name ?? document.customerNumber;
		return rowOf(document.number, name, vismaSide(document, company), found && chargebeeSide(found));
	});
	const strangers = [...mirrored.values()].map((document) =>
		rowOf(document.id, String(site.customers.get(document.customer_id)?.company ?? ''), undefined, chargebeeSide(document)),
	);
	return [...strangers, ...rows];
}

/** `GET /data/documents`: invoices and credit notes of both companies, side by side. */
export function invoiceRoutes(app: FastifyInstance, company: VismaCompany, site: ChargebeeSite): void {
	app.get('/data/documents', async () => {
		const rows = documentRows(company, site);
		return { count: rows.length, documents: rows.slice(0, SHOWN) };
	});
}
