import { type Entry, issueKeyOf } from '../../../ledger';
import type { MonthName } from '../books/months';

/** What follows the family in a key; `*` stands for a month, `+` for the id of a document. */
const NAMES: Record<string, string[]> = {
	'cb:inv': ['issue', 'void', 'fxres', 'rec:*', 'void-rec:*', 'accel:*'],
	'cb:cn': ['issue', 'void', 'fxres', 'rec:*', 'void-rec:*', 'accel:*'],
	'cb:txn': ['pay', 'refund', 'fx:+'],
	'cb:ubc': ['accr:*'],
};

/** The keys by which a family shows that it is in Visma at all, where it is not said which entry it should have. */
const FIRST: Record<string, string[]> = {
	'cb:inv': ['issue'],
	'cb:cn': ['issue'],
	'cb:txn': ['pay', 'refund'],
	'cb:ubc': ['accr:*'],
};

const typeOf = (family: string) => family.split(':').slice(0, 2).join(':');

function keys(table: Record<string, string[]>, family: string, months: readonly MonthName[], documents: readonly string[]) {
	const named = (name: string) => {
		if (name.endsWith('*')) return months.map((month) => name.replace('*', month));
		return name.endsWith('+') ? documents.map((id) => name.replace('+', id)) : [name];
	};
	return (table[typeOf(family)] ?? []).flatMap((name) => named(name).map((own) => `${family}:${own}`));
}

/** Every key that a family could have in these months, with payments of these documents. */
export const possibleKeys = (family: string, months: readonly MonthName[], documents: readonly string[]) =>
	keys(NAMES, family, months, documents);

/** The keys of which at least one is there when anything of a family is. */
export const firstKeys = (family: string, months: readonly MonthName[]) => keys(FIRST, family, months, []);

const HEAD = /:(issue|pay|refund)$/;

/**
 * The entry that is posted, and released, before the rest of its family, so that its absence stands for the absence of
 * all. Accruals have none: each stands for itself.
 */
export const headOf = (entries: readonly Entry[]) => entries.find(({ key }) => isHead(key));

export const isHead = (key: string) => HEAD.test(baseOf(key));

/** What stands on its own: a document, or a term of a subscription. */
export function unitOf({ family, key }: { family: string; key: string }): string {
	if (!family.startsWith('cb:sub:')) return family;
	return issueKeyOf(baseOf(key.replace(/:rev:\d+$/, ''))) ?? family;
}

/** A key without the suffix of its generation. */
export const baseOf = (key: string) => key.replace(/#\d+$/, '');
