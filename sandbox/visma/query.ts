import { businessError, modelError } from './errors';
import type { LocalTime } from './localTime';
import type { VismaSettings } from './settings';

export type Query = Record<string, unknown>;

/** yyyy-MM-dd, optionally with a time and milliseconds; a zone or offset is not understood. */
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,3}))?)?$/;

type Comparison = (row: LocalTime, value: LocalTime) => boolean;
const CONDITIONS: Record<string, Comparison> = {
	'>': (row, value) => row > value,
	'<': (row, value) => row < value,
	'>=': (row, value) => row >= value,
	'<=': (row, value) => row <= value,
};

export function textOf(query: Query, name: string): string | undefined {
	const value = query[name];
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A whole number of at least 1, or nothing when the query does not name it. */
function positive(query: Query, name: string): number | undefined {
	const text = textOf(query, name);
	if (text === undefined) return undefined;
	if (!/^\d+$/.test(text) || Number(text) < 1) throw modelError(name, `The value '${text}' is not valid for ${name}.`);
	return Number(text);
}

function dateTimeOf(name: string, text: string): LocalTime {
	const [, day, time = '00:00:00', fraction = ''] = DATE_TIME.exec(text) ?? [];
	if (day === undefined) {
		throw businessError(400, `'${text}' is not a valid value for ${name}. Use yyyy-MM-dd HH:mm:ss without time zone.`);
	}
	return `${day}T${time}.${fraction.padEnd(3, '0')}`;
}

/** A test of a row's date-time by the filter `name` and its `...Condition` twin, which must come together. */
export function dateTimeFilter(query: Query, name: string): (row: LocalTime) => boolean {
	const text = textOf(query, name);
	if (text === undefined) return () => true;
	const value = dateTimeOf(name, text);
	const condition = textOf(query, `${name}Condition`);
	const compare = condition === undefined ? undefined : CONDITIONS[condition];
	if (!compare) throw businessError(400, `${name} must come with ${name}Condition: one of >, <, >=, <=.`);
	return (row) => compare(row, value);
}

/** A test of a row's date-time by the filter `name`, where the API has no condition: at or after it. */
export function sinceFilter(query: Query, name: string): (row: LocalTime) => boolean {
	const text = textOf(query, name);
	const since = text === undefined ? '' : dateTimeOf(name, text);
	return (row) => row >= since;
}

/** A test of a row's flag by the filter `name`, `true` or `false`. */
export function flagFilter(query: Query, name: string): (row: boolean) => boolean {
	const text = textOf(query, name);
	if (text === undefined) return () => true;
	if (text !== 'true' && text !== 'false') throw modelError(name, `The value '${text}' is not valid for ${name}.`);
	return (row) => String(row) === text;
}

/** The asked page of the rows. Page sizes are capped silently, and a missing size has a silent default. */
export function pageOf<Row>(rows: Row[], query: Query, settings: VismaSettings) {
	const pageNumber = positive(query, 'pageNumber') ?? 1;
	const pageSize = Math.min(positive(query, 'pageSize') ?? settings.defaultPageSize, settings.maxPageSize);
	const start = (pageNumber - 1) * pageSize;
	return { pageNumber, pageSize, totalCount: rows.length, records: rows.slice(start, start + pageSize) };
}

/** The key in a path: as it stands, or `b64(<base64url>)`, the only form that can carry a `/`. */
export function keyOf(rawPathSegment: string): string {
	const [, encoded] = /^b64\((.*)\)$/.exec(decodeURIComponent(rawPathSegment)) ?? [];
	return encoded === undefined
		? decodeURIComponent(rawPathSegment)
		: Buffer.from(encoded, 'base64url').toString('utf8');
}
