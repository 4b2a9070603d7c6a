export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects under a key that holds one object or a list of them. */
export function objectsOf(value: unknown): Json[] {
	return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** A non-empty text (numbers are printed), or undefined. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Unix seconds up to the year 9999, or undefined. */
export function secondsOf(value: unknown): number | undefined {
	const seconds = wholeOf(value);
	return seconds !== undefined && seconds >= 0 && seconds < 253_402_300_800 ? seconds : undefined;
}

/** A whole number that was parsed without loss, or undefined. */
export function wholeOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && value !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** Whole wire units, 0 when absent, undefined when it is no whole number that was parsed without loss. */
export function wireUnits(value: unknown): bigint | undefined {
	if (value === undefined || value === null) return 0n;
	if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
	return typeof value === 'string' && /^-?\d{1,30}$/.test(value) ? BigInt(value) : undefined;
}
