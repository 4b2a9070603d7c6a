import { type Form, unixSeconds } from '../../../lib/chargebee';
import { ExplainedError } from '../../../lib/http';
import { type Condition, CONDITIONS, type Filter, KINDS, type ValueType } from './kinds';

/** A row of the table as n8n gives it; only the members of its own kind count. */
export interface FilterRow {
	field: string;
	condition?: Condition;
	value?: unknown;
	values?: string[];
	flag?: boolean;
	number?: number;
	upTo?: number;
	time?: unknown;
	until?: unknown;
}

/**
 * The rows as query parameters. Rows without a value filter nothing: an empty time of a first load must not become a
 * filter on `updated_at`, which would hide the records that have none.
 *
 * @param zone the site's time zone
 * @throws ExplainedError for a row that means nothing
 */
export function wireFilters(rows: readonly FilterRow[], filters: readonly Filter[], zone: string): Form {
	const form: Form = {};
	for (const row of rows) {
		const filter = filters.find(({ field }) => field === row.field);
		if (!filter) throw invalid(`"${row.field}" is no field that this list can be filtered by`);
		const type: ValueType = KINDS[filter.kind].type;
		const conditions: readonly Condition[] = KINDS[filter.kind].conditions;
		const condition = type === 'flag' ? 'is' : (row.condition ?? conditions[0] ?? 'is');
		if (!conditions.includes(condition)) throw invalid(`"${filter.name}" knows no condition "${condition}"`);
		const operand = operandOf(row, condition, type, { name: filter.name, zone });
		if (operand === undefined) continue;
		const name = `${filter.field}[${condition === 'present' || condition === 'absent' ? 'is_present' : condition}]`;
		if (name in form) throw invalid(`"${filter.name}" has two filters with the condition "${CONDITIONS[condition]}"`);
		form[name] = operand;
	}
	return form;
}

type Operand = string | number | boolean | undefined;
interface Place {
	name: string;
	zone: string;
}

/** What is compared with; undefined when the row holds nothing. */
function operandOf(row: FilterRow, condition: Condition, type: ValueType, place: Place): Operand {
	if (condition === 'present' || condition === 'absent') return condition === 'present';
	return readers[type](row, condition, place);
}

const readers: Record<ValueType, (row: FilterRow, condition: Condition, place: Place) => Operand> = {
	text: ({ value }, condition) => {
		const text = textOf(value);
		if (condition !== 'in' && condition !== 'not_in') return text || undefined;
		const values = (Array.isArray(value) ? value.map(textOf) : text.split(',')).map((one) => one.trim());
		return listOf(values.filter((one) => one !== ''));
	},
	choices: ({ values = [] }) => listOf(values),
	flag: ({ flag = true }) => flag,
	number: ({ number, upTo }, condition) => rangeOf(number, upTo, condition),
	time: ({ time, until }, condition, { name, zone }) => {
		const from = secondsOf(time, zone);
		if (condition !== 'between') return from;
		const to = secondsOf(until, zone);
		if ((from === undefined) !== (to === undefined)) throw invalid(`"${name}" is between two times, and one is missing`);
		return rangeOf(from, to, condition);
	},
};

function rangeOf(from: number | undefined, to: number | undefined, condition: Condition): Operand {
	return condition === 'between' && from !== undefined ? JSON.stringify([from, to]) : from;
}

const listOf = (values: string[]) => (values.length === 0 ? undefined : JSON.stringify(values));

/** Fields hold text; expressions may also give numbers and dates, as JavaScript or Luxon has them. */
function textOf(value: unknown): string {
	return (value instanceof Date ? value.toISOString() : String(value ?? '')).trim();
}

function secondsOf(value: unknown, zone: string): number | undefined {
	const text = textOf(value);
	return text === '' ? undefined : unixSeconds(text, zone);
}

const invalid = (message: string) =>
	new ExplainedError({
		message: `The filters cannot be used: ${message}`,
		remedy: 'Correct the row in Filters.',
		code: 'filter-invalid',
	});
