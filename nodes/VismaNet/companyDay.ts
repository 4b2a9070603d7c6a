import { dayIn } from './day';

/**
 * A day of the company, `yyyy-MM-dd`, from text, or from a date as an expression gives it.
 *
 * @param zone IANA name of the company's time zone
 * @throws RangeError when it is no date
 */
export function companyDay(value: unknown, zone: string, field = 'Date'): string {
	const day = dayIn(value, zone);
	if (day === undefined) throw new RangeError(`${field}: "${String(value ?? '').trim()}" is no date: write it like 2026-01-31`);
	return day;
}
