import { type Plain, unwrap } from '../../lib/visma';

export type Fields = { [field: string]: Plain | undefined };

/**
 * The fields of a JSON parameter, wrapped as `{value}` or bare or some of each: all of them bare.
 *
 * @throws RangeError when it is no object
 */
export function rawRecord(value: unknown, name: string): Fields {
	const raw: unknown = typeof value === 'string' ? parsed(value) : value;
	if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new RangeError(`${name} is no JSON object: {...}`);
	return unwrap(raw as Plain) as Fields;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
