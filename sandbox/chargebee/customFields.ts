import { z } from 'zod';

import { wrongValue } from './errors';

export const customFieldSchema = z.object({
	name: z.string().regex(/^cf_[a-z0-9_]+$/),
	type: z.enum(['string', 'text', 'long', 'double', 'timestamp', 'email', 'url', 'date']).default('string'),
	mandatory: z.boolean().default(false),
});

/** A custom field as created in the site's settings. */
export type CustomField = z.output<typeof customFieldSchema>;

/** Single-line text holds 99 characters, multi-line text 250. */
const LONGEST: Partial<Record<CustomField['type'], number>> = { string: 99, text: 250, email: 70, url: 250 };

function readOne(name: string, value: unknown, known: Map<string, CustomField>): unknown {
	const field = known.get(name);
	if (!field) throw wrongValue(name, 'the custom field does not exist on this site');
	if (typeof value !== 'string') throw wrongValue(name, 'must be a single value');
	if (value === '') return null;
	const longest = LONGEST[field.type] ?? 250;
	if (value.length > longest) throw wrongValue(name, `cannot have more than ${longest} characters`);
	if (!['long', 'double', 'timestamp'].includes(field.type)) return value;
	if (Number.isNaN(Number(value))) throw wrongValue(name, 'is not a number');
	return Number(value);
}

/**
 * Takes the `cf_*` parameters out of a request.
 * @returns their values (null clears), and the parameters that remain.
 */
export function splitCustomFields(params: unknown, known: Map<string, CustomField>) {
	const all = Object.entries((params ?? {}) as Record<string, unknown>);
	const isCustom = ([name]: [string, unknown]) => name.startsWith('cf_');
	return {
		custom: Object.fromEntries(all.filter(isCustom).map(([name, value]) => [name, readOne(name, value, known)])),
		rest: Object.fromEntries(all.filter((entry) => !isCustom(entry))),
	};
}
