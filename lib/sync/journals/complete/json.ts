export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects under a key that holds one object or a list of them. */
export function objectsOf(value: unknown): Json[] {
	return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** An ID as text; ids that came as numbers are printed, as lib/ledger does. */
export function idOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

export function idsOf(values: readonly unknown[]): string[] {
	return [...new Set(values.map(idOf).filter((id) => id !== undefined))];
}

export function secondsOf(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
