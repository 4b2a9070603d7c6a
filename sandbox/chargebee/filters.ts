import { z } from 'zod';

import { wrongValue } from './errors';

/** Kinds of fields that lists filter by, with the operators that each takes. */
const OPERATORS = {
	id: ['is', 'is_not', 'starts_with', 'in', 'not_in'],
	text: ['is', 'is_not', 'starts_with', 'is_present'],
	choice: ['is', 'is_not', 'in', 'not_in'],
	flag: ['is'],
	time: ['after', 'before', 'on', 'between'],
	number: ['is', 'is_not', 'lt', 'lte', 'gt', 'gte', 'between'],
	optionalNumber: ['is', 'is_not', 'lt', 'lte', 'gt', 'gte', 'between', 'is_present'],
	optionalId: ['is', 'is_not', 'starts_with', 'in', 'not_in', 'is_present'],
	optionalChoice: ['is', 'is_not', 'in', 'not_in', 'is_present'],
	optionalTime: ['after', 'before', 'on', 'between', 'is_present'],
} as const;

export type FilterKind = keyof typeof OPERATORS;
type Operator = (typeof OPERATORS)[FilterKind][number];
type Test = (value: unknown) => boolean;

const DAY = 86_400;
const asText = (value: unknown) => (value === undefined ? '' : String(value));

function listOf(param: string, text: string): string[] {
	try {
		return z.array(z.union([z.string(), z.number()]).transform(String)).parse(JSON.parse(text));
	} catch {
		throw wrongValue(param, 'must be one JSON array of values');
	}
}

function secondsOf(param: string, text: string): number {
	if (!/^\d{10}$/.test(text)) throw wrongValue(param, 'must be a timestamp of ten digits');
	return Number(text);
}

function numberOf(param: string, text: string): number {
	if (!/^-?\d+$/.test(text)) throw wrongValue(param, 'must be a whole number');
	return Number(text);
}

/** A test that compares with a number. */
const compared =
	(holds: (value: number, limit: number) => boolean) =>
	(param: string, operand: string): Test => {
		const limit = numberOf(param, operand);
		return whenKnown((value) => holds(value, limit));
	};

const whenKnown =
	(test: (seconds: number) => boolean): Test =>
	(value) =>
		typeof value === 'number' && test(value);

const TESTS: Record<Operator, (param: string, operand: string) => Test> = {
	is: (_param, operand) => (value) => asText(value) === operand,
	is_not: (_param, operand) => (value) => asText(value) !== operand,
	starts_with: (_param, operand) => (value) => asText(value).toLowerCase().startsWith(operand.toLowerCase()),
	is_present: (_param, operand) => (value) => (asText(value) !== '') === (operand === 'true'),
	in: (param, operand) => {
		const wanted = new Set(listOf(param, operand));
		return (value) => wanted.has(asText(value));
	},
	not_in: (param, operand) => {
		const unwanted = new Set(listOf(param, operand));
		return (value) => !unwanted.has(asText(value));
	},
	after: (param, operand) => {
		const limit = secondsOf(param, operand);
		return whenKnown((seconds) => seconds > limit);
	},
	before: (param, operand) => {
		const limit = secondsOf(param, operand);
		return whenKnown((seconds) => seconds < limit);
	},
	on: (param, operand) => {
		const day = Math.floor(secondsOf(param, operand) / DAY);
		return whenKnown((seconds) => Math.floor(seconds / DAY) === day);
	},
	lt: compared((value, limit) => value < limit),
	lte: compared((value, limit) => value <= limit),
	gt: compared((value, limit) => value > limit),
	gte: compared((value, limit) => value >= limit),
	between: (param, operand) => {
		const [from = 0, to = 0] = listOf(param, operand).map((bound) => secondsOf(param, bound));
		return whenKnown((seconds) => seconds >= from && seconds <= to);
	},
};

/** Amounts and counts may have any number of digits. */
function amountsBetween(param: string, operand: string): Test {
	const [from = 0, to = 0] = listOf(param, operand).map((bound) => numberOf(param, bound));
	return whenKnown((value) => value >= from && value <= to);
}

const testOf = (kind: FilterKind | undefined, operator: string) =>
	(kind === 'number' || kind === 'optionalNumber') && operator === 'between'
		? amountsBetween
		: TESTS[operator as Operator];

/** The schema of one filter parameter, e.g. `{is: 'x'}` or `{in: '["x","y"]'}`. */
export const filterSchema = (kind: FilterKind) =>
	z
		.object(Object.fromEntries(OPERATORS[kind].map((operator) => [operator, z.string().min(1)])))
		.partial()
		.strict();

/** The schemas of all filter parameters of a list. */
export function filterSchemas<Names extends string>(kinds: Record<Names, FilterKind>) {
	const entries = Object.entries<FilterKind>(kinds).map(
		([name, kind]) => [name, filterSchema(kind).optional()] as const,
	);
	return Object.fromEntries(entries) as Record<Names, z.ZodOptional<ReturnType<typeof filterSchema>>>;
}

/** Whether a value passes; of several values one is enough. */
const holdsForAny = (test: Test, value: unknown) => (Array.isArray(value) ? value.some(test) : test(value));

/** A test of a resource by the filters of a request. */
export function matcher(kinds: Record<string, FilterKind>, params: Record<string, unknown>) {
	const tests = Object.keys(kinds).flatMap((name) =>
		Object.entries((params[name] ?? {}) as Record<string, string>).map(([operator, operand]) => {
			const test = testOf(kinds[name], operator)(`${name}[${operator}]`, operand);
			return (resource: object) => holdsForAny(test, (resource as Record<string, unknown>)[name]);
		}),
	);
	return (resource: object) => tests.every((test) => test(resource));
}

/** The ids that an `id[in]` or `id[is]` filter names, so that they can be looked up instead of searched for. */
export function namedIds(params: { id?: Record<string, unknown> }): string[] | undefined {
	if (typeof params.id?.is === 'string') return [params.id.is];
	return typeof params.id?.in === 'string' ? [...new Set(listOf('id[in]', params.id.in))] : undefined;
}
