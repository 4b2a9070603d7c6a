import { get, isEmpty } from 'lodash';

import { Decimal } from './decimal';
import type { Plain } from './wrap';

/** A field that differs, with both values as text; an empty string stands for no value. */
export interface Difference {
	field: string;
	from: string;
	to: string;
}

type Fields = { [field: string]: Plain | undefined };

/** Days come back as date-times at midnight. */
const MIDNIGHT = /T00:00:00(\.0+)?$/;

function textOf(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (value instanceof Decimal) return String(Number(value.toString()));
	return typeof value === 'object' ? JSON.stringify(value) : String(value).replace(MIDNIGHT, '');
}

const isObject = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Decimal);

/**
 * What a write would change in a record as it is read. Write and read DTOs name some things differently; a field that the
 * record does not show (a note, lines with operations) counts as a change, since nobody can tell.
 *
 * @param fields of the write, bare
 * @param places of fields that the record has elsewhere: `creditTermsId` -> `creditTerms.id`
 */
export function differences(fields: Fields, record: object, places: Record<string, string>, prefix = ''): Difference[] {
	return Object.entries(fields).flatMap(([name, value]): Difference[] => {
		if (value === undefined) return [];
		const field = prefix + name;
		if (isObject(value) && places[field] === undefined) return differences(value, record, places, `${field}.`);
		if (Array.isArray(value)) return isEmpty(value) ? [] : [{ field, from: '', to: JSON.stringify(value) }];
		const [from, to] = [textOf(get(record, places[field] ?? field)), textOf(value)];
		return from === to ? [] : [{ field, from, to }];
	});
}
