import { DateTime } from 'luxon';

/**
 * A day of the company, `yyyy-MM-dd`, from text, or from a date as an expression gives it.
 *
 * @param zone IANA name of the company's time zone
 * @throws RangeError when it is no date
 */
export function companyDay(value: unknown, zone: string, field = 'Date'): string {
	const text = value instanceof Date ? value.toISOString() : String(value ?? '').trim();
	const moment = DateTime.fromISO(text, { zone });
	if (!moment.isValid) throw new RangeError(`${field}: "${text}" is no date: write it like 2026-01-31`);
	return moment.toFormat('yyyy-MM-dd');
}
