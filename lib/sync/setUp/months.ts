import { DateTime, IANAZone } from 'luxon';

/** Today on the clocks of a zone; on those of Greenwich where there is no such zone, which is told elsewhere. */
export const todayIn = (zone: string, now: number): DateTime => DateTime.fromMillis(now, { zone: IANAZone.isValidZone(zone) ? zone : 'utc' });

/** `YYYYMM` of a day `YYYY-MM-DD`. */
export const monthOfDay = (day: string): string => day.slice(0, 7).replace('-', '');

/** Every calendar month of `from` to `to`, both `YYYYMM` and included. */
export function monthsBetween(from: string, to: string): string[] {
	const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(4)) - 1;
	const nameOf = (number: number) => `${Math.floor(number / 12)}${String((number % 12) + 1).padStart(2, '0')}`;
	const first = numberOf(from);
	return Array.from({ length: Math.max(0, numberOf(to) - first + 1) }, (_, index) => nameOf(first + index));
}
