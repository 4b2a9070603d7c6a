import { DateTime } from 'luxon';

export type PeriodUnit = 'day' | 'week' | 'month' | 'year';

const local = (seconds: number, zone: string) => DateTime.fromSeconds(seconds, { zone });

/** The first second of the local day. */
export function startOfDay(seconds: number, zone: string): number {
	return local(seconds, zone).startOf('day').toUnixInteger();
}

/** The same local time some periods later; the 31st becomes the last day of shorter months. */
export function plus(seconds: number, zone: string, count: number, unit: PeriodUnit): number {
	return local(seconds, zone)
		.plus({ [unit]: count })
		.toUnixInteger();
}

/** Local days from one moment to another: 25-hour days count as one. */
export function daysBetween(from: number, to: number, zone: string): number {
	const day = (seconds: number) => local(seconds, zone).startOf('day');
	return day(to).diff(day(from), 'days').days;
}

/** Days of a service whose last second is `to`, at least one. */
export function daysOf(from: number, to: number, zone: string): number {
	return Math.max(1, daysBetween(from, to + 1, zone));
}
