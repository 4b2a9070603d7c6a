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

/** The two parameters that ask for rows changed at or after a company-local time. */
export const sinceQuery = (since: string | undefined) =>
	since === undefined ? {} : { lastModifiedDateTime: since, lastModifiedDateTimeCondition: '>=' };

/** Whether a value is the wanted one; nothing wanted, or nothing known of the row, lets it pass. */
export const isWanted = <T>(value: T | null | undefined, wanted: T | undefined) =>
	wanted === undefined || value === undefined || value === null || value === wanted;
