/** A calendar day as the number of days since 1970-01-01. */
export type Day = number;
/** A calendar month as year * 12 + (month - 1). */
export type Month = number;

const DAY_MS = 86_400_000;

/** The day of a calendar date; `month` counts from 0 and may run over the year's end. */
export function dayOf(year: number, month: number, date: number): Day {
	return Date.UTC(year, month, date) / DAY_MS;
}

/** The month in which a day lies. */
export function monthOf(day: Day): Month {
	const date = new Date(day * DAY_MS);
	return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first day of a month. */
export function firstDay(month: Month): Day {
	return dayOf(Math.floor(month / 12), month % 12, 1);
}

/** The last day of a month. */
export function lastDay(month: Month): Day {
	return firstDay(month + 1) - 1;
}

/** The anniversary `count` months after a day; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, count: number): Day {
	const month = monthOf(day);
	const offset = day - firstDay(month);
	return Math.min(firstDay(month + count) + offset, lastDay(month + count));
}

/** `YYYY-MM-DD`. */
export function isoDate(day: Day): string {
	return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** `YYYYMM`. */
export function periodName(month: Month): string {
	const year = Math.floor(month / 12);
	return String(year * 100 + (month - year * 12) + 1).padStart(6, '0');
}

/** The month of a `YYYYMM` text, or undefined when it names none. */
export function parsePeriod(text: unknown): Month | undefined {
	const match = /^(\d{4})(0[1-9]|1[0-2])$/.exec(typeof text === 'string' ? text : '');
	return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : undefined;
}

/** The day of a `YYYY-MM-DD` text (a time after it is ignored), or undefined when there is no such day. */
export function parseDate(text: unknown): Day | undefined {
	const match = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(typeof text === 'string' ? text : '');
	if (!match) return undefined;
	const day = dayOf(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
	return isoDate(day) === match[0].slice(0, 10) ? day : undefined;
}
