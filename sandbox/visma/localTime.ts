import { DateTime } from 'luxon';

/** A date-time as Visma.net writes it: company-local, milliseconds, no zone. Compares as text. */
export type LocalTime = string;

export function toLocalTime(ms: number, timeZone: string): LocalTime {
	return DateTime.fromMillis(ms, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
}

/** The local time `ms` milliseconds after another, by the calendar, whatever the zone does in between. */
export function addMilliseconds(time: LocalTime, ms: number): LocalTime {
	return new Date(Date.parse(`${time}Z`) + ms).toISOString().slice(0, -1);
}
