const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Currencies that Chargebee documents as whole. All others have two decimals there, those with three in ISO 4217 too. */
const WHOLE = new Set(['JPY', 'KRW', 'XAF', 'XOF']);
/** Without decimals in ISO 4217, yet not on Chargebee's list: how their amounts are taken is UNVERIFIED. */
const UNCLEAR = new Set('BIF CLP DJF GNF ISK KMF PYG RWF UGX VND VUV XPF'.split(' '));

/**
 * Decimals of a currency's amounts at Chargebee; undefined where that is not known.
 *
 * @param chosen what people have found out about their site, by currency
 */
export function exponentOf(currency: string, chosen: Readonly<Record<string, number>>): number | undefined {
	if (chosen[currency] !== undefined) return chosen[currency];
	if (UNCLEAR.has(currency)) return undefined;
	return WHOLE.has(currency) ? 0 : 2;
}

/**
 * An amount in minor units, exactly: `minorUnits(1895.75, 2)` is 189575.
 *
 * @returns undefined when it has a fraction of a minor unit, or too many digits for a number to keep
 */
export function minorUnits(amount: number, exponent: number): number | undefined {
	const [, sign, whole, fraction = ''] = DECIMAL.exec(String(amount)) ?? [];
	if (whole === undefined || fraction.length > exponent) return undefined;
	const units = Number(whole + fraction.padEnd(exponent, '0'));
	if (!Number.isSafeInteger(units)) return undefined;
	return sign && units !== 0 ? -units : units;
}

/** An amount in minor units for people: `125.00`. */
export function shown(units: number, exponent: number): string {
	const digits = String(Math.abs(units)).padStart(exponent + 1, '0');
	const text = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
	return units < 0 ? `-${text}` : text;
}

/** Parts of a whole in proportion to weights above zero; they add up to it exactly. */
export function split(whole: number, weights: readonly number[]): number[] {
	const sum = BigInt(weights.reduce((total, weight) => total + weight, 0));
	if (sum === 0n) return weights.map((_, index) => (index === 0 ? whole : 0));
	let weighed = 0n;
	let given = 0;
	return weights.map((weight) => {
		weighed += BigInt(weight);
		const part = Number((BigInt(whole) * weighed * 2n + sum) / (sum * 2n)) - given;
		given += part;
		return part;
	});
}

/** So many per cent of an amount of at least zero, halves up; the rate has at most four decimals. */
export function percentOf(amount: number, rate: number): number {
	const units = BigInt(Math.round(rate * 10_000));
	return Number((BigInt(amount) * units * 2n + 1_000_000n) / 2_000_000n);
}

export const sumOf = <T>(rows: readonly T[], amount: (row: T) => number): number =>
	rows.reduce((sum, row) => sum + amount(row), 0);
