/** An exact decimal: digits / 10^scale. */
export interface Decimal {
	digits: bigint;
	scale: number;
}

/**
 * Reads a number or a decimal text exactly as it is printed (11.2537 is 112537 / 10^4, never a binary fraction).
 * Returns undefined for anything that is no finite decimal.
 */
export function parseDecimal(value: unknown): Decimal | undefined {
	const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
	const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(typeof text === 'string' ? text : '');
	if (!match) return undefined;
	const [, sign, whole = '', fraction = '', exponent = '0'] = match;
	const magnitude = BigInt(whole + fraction);
	const scale = fraction.length - Number(exponent);
	const digits = sign === '-' ? -magnitude : magnitude;
	return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** Prints an exact decimal without superfluous zeros: 25.50 becomes `25.5`. */
export function plainDecimal({ digits, scale }: Decimal): string {
	const text = formatUnits(digits, scale);
	return scale === 0 ? text : text.replace(/\.?0+$/, '');
}

/** Prints an integer of 10^-precision units with exactly `precision` decimals. */
export function formatUnits(units: bigint, precision: number): string {
	if (units < 0n) return `-${formatUnits(-units, precision)}`;
	const digits = units.toString();
	if (precision === 0) return digits;
	const padded = digits.length > precision ? digits : digits.padStart(precision + 1, '0');
	const point = padded.length - precision;
	return `${padded.slice(0, point)}.${padded.slice(point)}`;
}

/** numerator / denominator (> 0), rounded half away from zero. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
	if (numerator < 0n) return -divideRounded(-numerator, denominator);
	return (2n * numerator + denominator) / (2n * denominator);
}
