import { Decimal } from './decimal';

/** A field of a Visma write: absent = leave as it is, `null` or an empty string = clear. */
export type Plain = string | number | boolean | null | Decimal | Plain[] | { [field: string]: Plain | undefined };

export type Wrapped = string | number | boolean | null | Decimal | Wrapped[] | { [field: string]: Wrapped };

/** Fields that Visma's write DTOs take bare (visma-net ERP API: update DTOs). */
const BARE_FIELDS = new Set(['operation', 'overrideWithClassValues', 'rotRutDetails', 'segmentId', 'segmentValue']);

/**
 * Wraps an object for a Visma write: every field becomes `{value}`, nested objects too; arrays stay bare and the fields
 * of their members are wrapped.
 *
 * @example wrap({ name: 'Nordlys AS', mainAddress: { city: 'Oslo' } })
 *   // { name: { value: 'Nordlys AS' }, mainAddress: { value: { city: { value: 'Oslo' } } } }
 */
export function wrap(fields: { [field: string]: Plain | undefined }): { [field: string]: Wrapped } {
	const wrapped: { [field: string]: Wrapped } = {};
	for (const [field, value] of Object.entries(fields)) {
		if (value === undefined) continue;
		wrapped[field] = BARE_FIELDS.has(field) ? (value as Wrapped) : wrapValue(value);
	}
	return wrapped;
}

function wrapValue(value: Plain): Wrapped {
	if (Array.isArray(value)) return value.map((member) => (isObject(member) ? wrap(member) : (member as Wrapped)));
	return { value: isObject(value) ? wrap(value) : value };
}

const isObject = (value: Plain): value is { [field: string]: Plain | undefined } =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Decimal);

/**
 * Fields that somebody wrote in JSON, wrapped as `{value}` or bare or some of each: all of them bare.
 *
 * @example unwrap({ hold: { value: true }, description: 'x' }) // { hold: true, description: 'x' }
 */
export function unwrap(raw: Plain): Plain {
	if (Array.isArray(raw)) return raw.map(unwrap);
	if (!isObject(raw)) return raw;
	const names = Object.keys(raw);
	if (names.length === 1 && names[0] === 'value') return unwrap(raw.value ?? null);
	return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, value === undefined ? value : unwrap(value)]));
}

/** A wrapped write as JSON text. Exact decimals are written digit by digit, so no binary float comes near them. */
export function encode(value: unknown): string {
	if (value instanceof Decimal) return value.toString();
	if (Array.isArray(value)) return `[${value.map(encode).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const members = Object.entries(value).filter(([, member]) => member !== undefined);
	return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${encode(member)}`).join(',')}}`;
}
