import type { Day } from './dates';

const DAY_SECONDS = 86_400;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
	let formatter = formatters.get(timeZone);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
		formatters.set(timeZone, formatter);
	}
	return formatter;
}

function offsetAt(formatter: Intl.DateTimeFormat, seconds: number): number {
	const part: Record<string, number> = {};
	for (const { type, value } of formatter.formatToParts(seconds * 1000)) part[type] = Number(value);
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
	return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - seconds;
}

/** True when the platform knows the IANA time zone. */
export function isTimeZone(timeZone: unknown): timeZone is string {
	if (typeof timeZone !== 'string' || timeZone === '') return false;
	try {
		return formatterOf(timeZone).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}

/**
 * The function from unix seconds to the local calendar day in an IANA zone.
 * The offset is remembered per UTC day; a day on which the clocks change is asked of Intl each time.
 */
export function localDayIn(timeZone: string): (seconds: number) => Day {
	const formatter = formatterOf(timeZone);
	const offsets = new Map<number, number | undefined>();
	const steadyOffset = (utcDay: number): number | undefined => {
		if (offsets.has(utcDay)) return offsets.get(utcDay);
		const atStart = offsetAt(formatter, utcDay * DAY_SECONDS);
		const atEnd = offsetAt(formatter, (utcDay + 1) * DAY_SECONDS);
		const offset = atStart === atEnd ? atStart : undefined;
		offsets.set(utcDay, offset);
		return offset;
	};
	return (seconds) => {
		const offset = steadyOffset(Math.floor(seconds / DAY_SECONDS)) ?? offsetAt(formatter, seconds);
		return Math.floor((seconds + offset) / DAY_SECONDS);
	};
}
