import { DateTime } from 'luxon';

/** A calendar month in the time of the site. */
export interface Period {
	/** `YYYYMM` */
	name: string;
	/** Seconds since the epoch, its first one. */
	start: number;
	/** Seconds since the epoch, the first one after it. */
	end: number;
}

const FORMAT = 'yyyyMM';

/**
 * The month of a name, or so many months before it.
 *
 * @param name `YYYYMM`
 * @param zone IANA name of the site's time zone
 */
export function periodOf(name: string, zone: string, earlier = 0): Period {
	const first = DateTime.fromFormat(name, FORMAT, { zone }).minus({ months: earlier });
	return { name: first.toFormat(FORMAT), start: first.toUnixInteger(), end: first.plus({ months: 1 }).toUnixInteger() };
}

/** The month before the present one. */
export function lastPeriod(nowMs: number, zone: string): string {
	return DateTime.fromMillis(nowMs, { zone }).minus({ months: 1 }).toFormat(FORMAT);
}

/** How many months begin after the one of the first moment, up to that of the second; both in seconds. */
export function monthsBetween(from: number, to: number, zone: string): number {
	const month = (seconds: number) => {
		const date = DateTime.fromSeconds(seconds, { zone });
		return date.year * 12 + date.month;
	};
	return month(to) - month(from);
}
