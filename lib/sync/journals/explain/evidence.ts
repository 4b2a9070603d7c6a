import { type ChargebeeClient, EVENT_TYPES, listEvents, listInvoices, listCreditNotes, listTransactions } from '../../../chargebee';
import type { LedgerEvent, Rules } from '../../../ledger';
import { completeEvents } from '../complete';
import { idOf, objectsOf } from '../complete/json';
import { contentKey, contentOf, type Noun, readFamily, recordsIn } from '../complete/nouns';

/** The types of Chargebee's events that carry what a family is about. */
const TYPES: Record<string, RegExp> = {
	inv: /^(invoice|pending_invoice|subscription)_/,
	cn: /^(credit_note|subscription)_/,
	txn: /^(payment|transaction|refund)_/,
	ubc: /^(unbilled_charges|subscription)_/,
	sub: /^subscription_/,
};

const typeOf = (family: string) => family.split(':')[1] ?? '';

/** What Chargebee has of families now, and what belongs to them. */
export async function readNow(families: readonly string[], client: ChargebeeClient, rules: Rules): Promise<LedgerEvent[]> {
	const named = families.flatMap((family): LedgerEvent[] => {
		const read = readFamily(family);
		return !read || read.noun === 'charge' || read.noun === 'subscription' ? [] : [{ id: family, event_type: 'document_named', content: { [contentKey(read.noun)]: { id: read.id } } }];
	});
	const accelerates = rules.onCancelWithoutCredit === 'accelerate';
	const { events } = await completeEvents(named, client, { accelerates });
	return events.slice(named.length);
}

/** The events of Chargebee that hold any of some families, the oldest first: versions that the documents had before. */
export async function readPast(families: readonly string[], since: number, client: ChargebeeClient): Promise<LedgerEvent[]> {
	const patterns = [...new Set(families.map(typeOf))].flatMap((type) => TYPES[type] ?? []);
	const types = EVENT_TYPES.filter((type) => patterns.some((pattern) => pattern.test(type)));
	if (types.length === 0) return [];
	const filter = { 'event_type[in]': JSON.stringify(types), ...(since > 0 ? { 'occurred_at[after]': since } : {}) };
	const wanted = new Set(families);
	return (await listEvents(client, filter)).filter((event) => familiesIn(event).some((family) => wanted.has(family)));
}

const NOUNS: Noun[] = ['invoice', 'creditNote', 'transaction', 'charge'];
const PREFIXES: Record<Noun, string> = { invoice: 'cb:inv:', creditNote: 'cb:cn:', transaction: 'cb:txn:', charge: 'cb:ubc:', subscription: 'cb:sub:' };

/** The families whose records an event holds. */
export function familiesIn(event: LedgerEvent): string[] {
	const documents = NOUNS.flatMap((noun) => recordsIn(event, noun).map(({ id }) => `${PREFIXES[noun]}${String(id)}`));
	const subscriptions = objectsOf(contentOf(event).subscription).map(({ id }) => `cb:sub:${String(id)}`);
	return [...documents, ...subscriptions];
}

/** What a document cannot be worked out without: what it pays or credits, and the ends of the subscriptions it bills. */
export function linksOf(family: string, events: readonly LedgerEvent[]): Set<string> {
	const links = new Set([family]);
	const read = readFamily(family);
	if (!read) return links;
	const add = (prefix: string, id: unknown) => {
		if (idOf(id) !== undefined) links.add(`${prefix}${String(id)}`);
	};
	for (const record of events.flatMap((event) => recordsIn(event, read.noun)).filter(({ id }) => String(id) === read.id)) {
		for (const link of objectsOf(record.linked_invoices)) add('cb:inv:', link.invoice_id);
		for (const link of objectsOf(record.linked_credit_notes)) add('cb:cn:', link.cn_id);
		add('cb:inv:', record.reference_invoice_id);
		add('cb:txn:', record.reference_transaction_id);
		add('cb:sub:', record.subscription_id);
		for (const line of objectsOf(record.line_items)) add('cb:sub:', line.subscription_id);
	}
	return links;
}

const LISTS = { inv: listInvoices, cn: listCreditNotes, txn: listTransactions } as const;

/** The families whose ids end with a reference: every document of the site is listed, since lists know no such filter. */
export async function searchByReference(types: readonly string[], reference: string, client: ChargebeeClient): Promise<string[]> {
	const found: string[] = [];
	for (const [type, list] of Object.entries(LISTS)) {
		if (!types.includes(type)) continue;
		const documents: Array<{ id: string }> = await list(client, { include_deleted: true });
		found.push(...documents.filter(({ id }) => id.endsWith(reference)).map(({ id }) => `cb:${type}:${id}`));
	}
	return found;
}
