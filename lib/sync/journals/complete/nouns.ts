import type { LedgerEvent, Rules } from '../../../ledger';
import { isObject, objectsOf, type Json } from './json';

/** The documents that Chargebee gives one by one. */
export type DocumentNoun = 'invoice' | 'creditNote' | 'transaction';
/** What Chargebee is asked for by its ID. */
export type ReadableNoun = DocumentNoun | 'subscription';
export type Noun = ReadableNoun | 'charge';

/** The start of a noun's families, and where events hold its records: the wire uses plurals, Chargebee's SDK singulars. */
const nouns: Record<Noun, { family: string; keys: readonly [string, ...string[]] }> = {
	invoice: { family: 'cb:inv:', keys: ['invoice', 'invoices'] },
	creditNote: { family: 'cb:cn:', keys: ['credit_note', 'credit_notes'] },
	transaction: { family: 'cb:txn:', keys: ['transaction', 'transactions'] },
	charge: { family: 'cb:ubc:', keys: ['unbilled_charge', 'unbilled_charges'] },
	subscription: { family: 'cb:sub:', keys: ['subscription'] },
};

export const documentNouns: readonly DocumentNoun[] = ['invoice', 'creditNote', 'transaction'];

/** What carries the money that a company books. */
export function moneyNouns({ basis }: Pick<Rules, 'basis'>): readonly Noun[] {
	return basis === 'subscription' ? ['subscription'] : [...documentNouns, 'charge'];
}

export function familyOf(noun: Noun, id: string): string {
	return nouns[noun].family + id;
}

/** The noun and ID of a family; undefined for other names. */
export function readFamily(family: string): { noun: Noun; id: string } | undefined {
	for (const [noun, { family: prefix }] of Object.entries(nouns) as Array<[Noun, { family: string }]>) {
		if (family.startsWith(prefix) && family.length > prefix.length) return { noun, id: family.slice(prefix.length) };
	}
	return undefined;
}

export function contentOf(event: LedgerEvent): Json {
	const content: unknown = isObject(event) ? event.content : undefined;
	return isObject(content) ? content : {};
}

/** The records of a noun in an event, of either spelling. */
export function recordsIn(event: LedgerEvent, noun: Noun): Json[] {
	const content = contentOf(event);
	return nouns[noun].keys.flatMap((key) => objectsOf(content[key]));
}

/** Where a carrier holds a record of the noun. */
export function contentKey(noun: Noun): string {
	return nouns[noun].keys[0];
}
