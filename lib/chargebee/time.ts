import { DateTime } from 'luxon';

/**
 * A moment as Chargebee has it, whole seconds since the epoch. A value without a time zone is the site's own time, as
 * Chargebee's pages show it; digits alone are such seconds already.
 *
 * @param value ISO 8601, date or date-time
 * @param zone IANA name of the site's time zone
 * @throws RangeError when the value is no date
 */
export function unixSeconds(value: string, zone: string): number {
	const text = value.trim().replace(' ', 'T');
	if (/^\d{9,10}$/.test(text)) return Number(text);
	const moment = DateTime.fromISO(text, { zone });
	if (!moment.isValid) throw new RangeError(`"${value}" is not a date or date-time in zone ${zone}`);
	return Math.floor(moment.toSeconds());
}
