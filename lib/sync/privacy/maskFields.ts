import { isKept } from './kept';

/** What stands in place of a personal value. */
export const MASK = '[masked]';

/**
 * A copy in which every personal value is replaced, however deep.
 *
 * @param found gets the values that were replaced, as text
 * @param isOwnText whether a field holds text that this package composed of ids alone
 */
export function maskFields(value: unknown, found: Set<string>, isOwnText: (name: string) => boolean = () => false): unknown {
	const mask = (inner: unknown, name: string): unknown => {
		if (Array.isArray(inner)) return inner.map((member: unknown) => mask(member, name));
		if (isObject(inner)) {
			// Visma.net wraps what is set: `{name: {value: 'Fjord AS'}}`
			const entries = Object.entries(inner).map(([key, member]) => [key, mask(member, key === 'value' ? name : key)]);
			return Object.fromEntries(entries) as unknown;
		}
		if (isKept(name, inner) || isOwnText(name)) return inner;
		const text = String(inner);
		const parsed = parsedObject(text);
		if (parsed) return JSON.stringify(mask(parsed, name));
		found.add(text);
		return MASK;
	};
	return mask(value, '');
}

/** Chargebee takes some fields as JSON text: `meta_data`. */
function parsedObject(text: string): object | undefined {
	if (!text.startsWith('{')) return undefined;
	try {
		const parsed: unknown = JSON.parse(text);
		return isObject(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
