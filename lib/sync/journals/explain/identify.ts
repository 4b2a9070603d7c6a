import { batchNumber, familyOf, keyOfId, type PostedKey } from '../../../ledger';
import type { MonthName } from '../books/months';
import { possibleKeys } from '../posted/names';
import type { Told } from './told';

/** A batch's entry by name. */
export interface Identity extends PostedKey {
	family: string;
}

const TYPES = ['inv', 'cn', 'txn', 'ubc', 'sub'];
const REFERENCE_LENGTH = 15;

/** The families that a batch may belong to, by its reference and by what its description holds of the key. */
export function candidates({ keyStart, reference }: Told): string[] {
	const [, type = '', start = ''] = /^cb:([a-z]+):(.*)$/s.exec(keyStart) ?? [];
	const types = TYPES.includes(type) ? [type] : TYPES;
	return types.flatMap((name) => idsOf(start, reference).map((id) => `cb:${name}:${id}`));
}

/** Ids that begin like the key does, and end with the reference: longer ids than 15 characters lose their start there. */
function idsOf(start: string, reference: string): string[] {
	if (reference === '') return [];
	if (reference.length < REFERENCE_LENGTH) return [reference];
	const lengths = Array.from({ length: start.length + 1 }, (_, i) => i);
	const ids = lengths.map((length) => start.slice(0, length) + reference);
	return [...new Set(ids)].filter((id) => id.startsWith(start) || start.startsWith(id));
}

/** Which entry a batch is, where its description holds the whole key. */
export function readKey({ id15, keyStart }: Told, site: string): Identity | undefined {
	if (batchNumber(site, keyStart) !== id15) return undefined;
	const [, key = '', generation, reversed] = /^(.*?)(?:#(\d+))?(?::rev:(\d+))?$/s.exec(keyStart) ?? [];
	const family = familyOf(key);
	if (family === undefined) return undefined;
	return { key, family, generation: Number(generation ?? reversed ?? 1), isReversal: reversed !== undefined };
}

/** Which entry of some families a batch is: the number of the right key is the batch's, of no other. */
export function identify(
	{ id15 }: Told,
	families: readonly string[],
	{ months, site, known }: { months: readonly MonthName[]; site: string; known(family: string): readonly string[] },
): Identity | undefined {
	const owners = new Map<string, string>();
	for (const family of families) {
		const keys = [...possibleKeys(family, months, []), ...known(family), ...termsIn(known(family)).flatMap((term) => ofTerm(term, months))];
		for (const key of keys) owners.set(key, family);
	}
	const found = keyOfId(id15, owners.keys(), site);
	return found && { ...found, family: owners.get(found.key) ?? '' };
}

const TERM = /^(cb:sub:.+:\d{8}):(?:issue|adj:\d{8}|(?:rec|accel):\d{6})$/;

/** The terms of a subscription that some keys are of. */
const termsIn = (keys: readonly string[]) => [...new Set(keys.flatMap((key) => TERM.exec(key)?.[1] ?? []))];

/** The keys that a term may have. */
const ofTerm = (head: string, months: readonly MonthName[]): string[] => {
	const days = months.flatMap((month) => Array.from({ length: 31 }, (_, i) => `${month}${String(i + 1).padStart(2, '0')}`));
	return [`${head}:issue`, ...months.flatMap((month) => [`${head}:rec:${month}`, `${head}:accel:${month}`]), ...days.map((day) => `${head}:adj:${day}`)];
};
