import { DateTime } from 'luxon';

/**
 * The day that a field means, from text, or from a date as an expression gives it.
 *
 * @param zone IANA name; decides the day of a moment, and what a time without a zone means
 * @returns `YYYY-MM-DD`; undefined when it is no date
 */
export function dayIn(value: unknown, zone: string): string | undefined {
	const text = value instanceof Date ? value.toISOString() : String(value ?? '').trim();
	const moment = DateTime.fromISO(text, { zone });
	return moment.isValid ? moment.toFormat('yyyy-MM-dd') : undefined;
}
