import { familyOf, recordsIn, type DocumentNoun } from '../journals/complete/nouns';
import { idOf, isObject, type Json } from '../journals/complete/json';
import { Shelf } from '../journals/complete/shelf';
import type { CustomerLedgerDeps } from './run';

export type BilledNoun = Extract<DocumentNoun, 'invoice' | 'creditNote'>;

/** A document that a run is about, as Chargebee has it now. */
export interface Work {
	noun: BilledNoun;
	id: string;
	/** `cb:inv:<id>` */
	family: string;
	/** Holds nothing but the id when it is gone. */
	raw: Json;
	/** Indices of the input items that name it. */
	items: number[];
}

/** The documents that input items name, and the items that name none. */
export interface Named {
	works: Array<Omit<Work, 'raw'>>;
	silent: number[];
}

const NOUNS: readonly BilledNoun[] = ['invoice', 'creditNote'];
/** How Chargebee calls its records in their member `object`. */
const OBJECTS: Record<string, string> = { invoice: 'invoice', credit_note: 'credit_note' };

/** Finds the invoices and credit notes in events, in `{invoice}` and `{credit_note}`, and in bare records. */
export function namedIn(inputs: readonly unknown[]): Named {
	const works = new Map<string, Omit<Work, 'raw'>>();
	const silent: number[] = [];
	for (const [index, input] of inputs.entries()) {
		const named = NOUNS.flatMap((noun) => idsIn(input, noun).map((id) => ({ noun, id, family: familyOf(noun, id) })));
		if (named.length === 0) silent.push(index);
		for (const { noun, id, family } of named) {
			const work = works.get(family) ?? { noun, id, family, items: [] };
			if (!work.items.includes(index)) work.items.push(index);
			works.set(family, work);
		}
	}
	// An invoice before the credit note that may be set off against it, whatever the order of events.
	return { works: [...works.values()].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)), silent };
}

/** Reads each document once, as it is now. */
export async function readWorks(works: ReadonlyArray<Omit<Work, 'raw'>>, { chargebee }: CustomerLedgerDeps): Promise<Work[]> {
	const shelf = new Shelf(chargebee);
	for (const noun of NOUNS) await shelf.read(noun, works.filter((work) => work.noun === noun).map(({ id }) => id));
	const records = new Map(NOUNS.flatMap((noun) => shelf.records(noun).map((raw) => [familyOf(noun, String(raw.id)), raw] as const)));
	return works.map((work) => ({ ...work, raw: records.get(work.family) ?? { id: work.id, deleted: true } }));
}

const rank = ({ noun }: Pick<Work, 'noun'>) => NOUNS.indexOf(noun);

function idsIn(input: unknown, noun: BilledNoun): string[] {
	const records = contentsOf(input).flatMap((content) => recordsIn({ id: '', event_type: '', content }, noun));
	return records.map(({ id }) => idOf(id)).filter((id) => id !== undefined);
}

/** What holds the records of an input: the contents of one event or of a list of them, or the input itself. */
function contentsOf(input: unknown): Json[] {
	if (Array.isArray(input)) return input.flatMap(contentsOf);
	if (!isObject(input)) return [];
	if (isObject(input.content)) return [input.content];
	if (Array.isArray(input.events)) return contentsOf(input.events);
	const key = OBJECTS[String(input.object)];
	return [key === undefined ? input : { [key]: input }];
}
