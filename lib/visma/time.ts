import { DateTime } from 'luxon';

/** At the end of an ISO 8601 time: `Z`, `+02`, `+02:00`, `+02:00[Europe/Helsinki]`. */
const HAS_ZONE = /(Z|[+-]\d{2}(:?\d{2})?)(\[[^\]]+\])?$/i;

/**
 * A moment as Visma.net's filters take it: company-local, without zone, to the millisecond. A value with a zone is
 * converted to the company's; one without is taken as company-local already, like the times that Visma itself sends.
 *
 * @param value ISO 8601, date or date-time
 * @param zone IANA name of the company's time zone
 * @param minutesEarlier how far back to go, to overlap with what was read before
 * @throws RangeError when the value is no date
 */
export function vismaTime(value: string, zone: string, minutesEarlier = 0): string {
	// Arithmetic on the wall clock: the naive value is read as UTC, so that no hour is skipped or doubled on the way.
	const text = value.trim().replace(' ', 'T');
	const moment = HAS_ZONE.test(text.slice(10))
		? DateTime.fromISO(text, { zone }).setZone('utc', { keepLocalTime: true })
		: DateTime.fromISO(text, { zone: 'utc' });
	if (!moment.isValid) throw new RangeError(`"${value}" is not a date or date-time in zone ${zone}`);
	return moment.minus({ minutes: minutesEarlier }).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
}
