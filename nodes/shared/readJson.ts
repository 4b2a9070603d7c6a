/** A json field holds an object, or JSON text when somebody typed it; text that is none is left to the check of the item. */
export function readJson(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}
