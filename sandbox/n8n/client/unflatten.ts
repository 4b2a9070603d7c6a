/**
 * Decodes the form in which n8n stores and sends execution data (the npm package `flatted`): an array whose first
 * entry is the value, and where every string inside an object or array is the index of the entry it stands for.
 */
export function unflatten(text: string): unknown {
	const entries: unknown[] = JSON.parse(text);
	const decoded = new Map<number, unknown>();

	const resolve = (reference: unknown): unknown => {
		if (typeof reference !== 'string') return reference;
		const index = Number(reference);
		if (!decoded.has(index)) decode(index);
		return decoded.get(index);
	};

	const decode = (index: number): void => {
		const entry = entries[index];
		if (Array.isArray(entry)) {
			const array: unknown[] = [];
			decoded.set(index, array);
			for (const item of entry) array.push(resolve(item));
		} else if (typeof entry === 'object' && entry !== null) {
			const object: Record<string, unknown> = {};
			decoded.set(index, object);
			for (const [key, value] of Object.entries(entry)) object[key] = resolve(value);
		} else {
			decoded.set(index, entry);
		}
	};

	decode(0);
	return decoded.get(0);
}
