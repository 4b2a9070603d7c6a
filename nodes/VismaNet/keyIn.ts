/** The key in a picker's value, or in a plain one as an expression may give it; undefined when there is none. */
export function keyIn(value: unknown): string | undefined {
	const key = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	const text = key === undefined || key === null ? '' : String(key).trim();
	return text === '' ? undefined : text;
}
