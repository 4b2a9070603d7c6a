import { z, type ZodIssue } from 'zod';

import type { Refusal } from '../server/refusal';
import { COUNTRIES, LONGEST_ZIP } from './countries';
import { unknownParameter, wrongValue } from './errors';

const EMAIL = /^[^\s@;,<>()]+@[^\s@;,<>()]+\.[^\s@;,.<>()]{2,}$/;

/** An empty form value clears the field. */
const emptyAsNull = (value: string) => (value === '' ? null : value);

export const text = (max: number) => z.string().max(max).transform(emptyAsNull);
export const email = () =>
	z
		.string()
		.max(70)
		.refine((value) => value === '' || EMAIL.test(value), 'is not a valid email address')
		.transform(emptyAsNull);
export const flag = () => z.enum(['true', 'false', '']).transform((value) => (value === '' ? null : value === 'true'));
export const wholeNumber = () =>
	z
		.string()
		.regex(/^-?\d{0,9}$/, 'is not a whole number')
		.transform((value) => (value === '' ? null : Number(value)));
export const oneOf = (values: [string, ...string[]]) => z.enum([...values, '']).transform(emptyAsNull);
/** Members that the operation takes and the sandbox does not keep. */
export const ignored = () => z.unknown().transform(() => undefined);
/** Ten digits, seconds since 1970. */
export const timestamp = () =>
	z
		.string()
		.regex(/^\d{10}$/, 'must be a timestamp of ten digits')
		.transform(Number);
/** Minor units. */
export const money = () =>
	z
		.string()
		.regex(/^\d{1,16}$/, 'is not a whole number')
		.transform(Number);

/** Minor units, below zero too. */
export const signedMoney = () =>
	z
		.string()
		.regex(/^-?\d{1,16}$/, 'is not a whole number')
		.transform(Number);
/** Per cent, from 0 to 100. */
export const rate = () =>
	z
		.string()
		.regex(/^\d{1,3}(\.\d{1,4})?$/, 'is not a rate')
		.transform(Number)
		.refine((value) => value <= 100, 'cannot be more than 100');

function parsedJson(value: string, context: z.RefinementCtx): unknown {
	if (value === '') return null;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		context.addIssue({ code: 'custom', message: 'is not valid JSON' });
		return z.NEVER;
	}
}

/** One form value that holds a JSON document. */
export const json = () => z.string().max(65_000).transform(parsedJson);

export const billingAddress = () =>
	z
		.object({
			first_name: text(150),
			last_name: text(150),
			email: email(),
			company: text(250),
			phone: text(50),
			line1: text(150),
			line2: text(150),
			line3: text(150),
			city: text(50),
			state_code: text(50),
			state: text(50),
			zip: text(20),
			country: text(50).refine((code) => code === null || COUNTRIES.has(code), 'is not a valid ISO 3166 alpha-2 code'),
			validation_status: oneOf(['not_validated', 'valid', 'partially_valid', 'invalid']),
		})
		.partial()
		.strict()
		.superRefine(({ country, zip }, context) => {
			const longest = LONGEST_ZIP[country ?? ''] ?? 20;
			if (!zip || zip.length <= longest) return;
			context.addIssue({ code: 'custom', path: ['zip'], message: `is too long for the country ${country}` });
		});

function asParam([first, ...rest]: Array<string | number>): string {
	return `${first}${rest.map((part) => `[${part}]`).join('')}`;
}

function asRefusal(issue: ZodIssue): Refusal {
	if (issue.code === 'unrecognized_keys') return unknownParameter(asParam([...issue.path, issue.keys[0] ?? '']));
	const reason = issue.code === 'too_big' ? `cannot have more than ${issue.maximum} characters` : issue.message;
	return wrongValue(asParam(issue.path), reason);
}

/** Reads parameters by a schema; the first fault is refused in Chargebee's words, naming the parameter. */
export function readParams<Output>(schema: z.ZodType<Output, z.ZodTypeDef, unknown>, params: unknown): Output {
	const result = schema.safeParse(params ?? {});
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw issue ? asRefusal(issue) : unknownParameter('');
}
