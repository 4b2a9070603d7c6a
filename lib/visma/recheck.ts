/**
 * Whether a row was changed at or after a company-local time. Visma.net ignores query parameters that it does not know,
 * without a word, so that every filter is checked again on this side.
 */
export function isSince(row: { lastModifiedDateTime?: string | null }, since: string | undefined): boolean {
	const changed = row.lastModifiedDateTime;
	return since === undefined || !changed || padded(changed) >= padded(since);
}

/** Times come with and without fractions of a second. */
const padded = (time: string) => (time.includes('.') ? time : `${time}.`).padEnd('yyyy-MM-ddTHH:mm:ss.SSS'.length, '0');

export type Condition = '>' | '>=' | '<' | '<=';

/** A bound for a time of a row: a day `yyyy-MM-dd`, or company-local to the millisecond (see vismaTime). */
export interface TimeBound {
	condition: Condition;
	time: string;
}

const COMPARISONS: Record<Condition, (row: string, bound: string) => boolean> = {
	'>': (row, bound) => row > bound,
	'>=': (row, bound) => row >= bound,
	'<': (row, bound) => row < bound,
	'<=': (row, bound) => row <= bound,
};

/** The two parameters that ask for rows within a bound. Value and condition must come together. */
export const boundQuery = (name: string, bound: TimeBound | undefined) =>
	bound === undefined ? {} : { [name]: bound.time, [`${name}Condition`]: bound.condition };

/** Whether a time is within a bound; a bound without a time of day compares days. */
export function isWithin(time: string | null | undefined, bound: TimeBound | undefined): boolean {
	if (bound === undefined || !time) return true;
	const isDay = bound.time.length === 'yyyy-MM-dd'.length;
	const [row, limit] = isDay ? [time.slice(0, bound.time.length), bound.time] : [padded(time), padded(bound.time)];
	return COMPARISONS[bound.condition](row, limit);
}

/** The two parameters that ask for rows changed at or after a company-local time. */
export const sinceQuery = (since: string | undefined) =>
	since === undefined ? {} : { lastModifiedDateTime: since, lastModifiedDateTimeCondition: '>=' };

/** Whether a value is the wanted one; nothing wanted, or nothing known of the row, lets it pass. */
export const isWanted = <T>(value: T | null | undefined, wanted: T | undefined) =>
	wanted === undefined || value === undefined || value === null || value === wanted;

/** The same for texts that a list always shows: a row without the text is not one that has the wanted text. */
export const hasText = (value: string | null | undefined, wanted: string | undefined) =>
	wanted === undefined || (value ?? '') === wanted;
