/** Halves away from zero, exactly, also where a product passes 2^53. */
function rounded(dividend: bigint, divisor: bigint): number {
	const sign = dividend < 0n ? -1n : 1n;
	return Number((sign * (2n * dividend * sign + divisor)) / (2n * divisor));
}

/** `amount * part / whole` in whole minor units; `part` and `whole` are whole numbers, `whole` above zero. */
export function share(amount: number, part: number, whole: number): number {
	return rounded(BigInt(amount) * BigInt(part), BigInt(whole));
}

/** Percentages have at most four decimals. */
const UNITS_PER_PERCENT = 10_000;
const inUnits = (percentage: number) => Math.round(percentage * UNITS_PER_PERCENT);

export function percent(amount: number, percentage: number): number {
	return share(amount, inUnits(percentage), 100 * UNITS_PER_PERCENT);
}

/** The tax inside an amount that includes it. */
export function taxWithin(amount: number, percentage: number): number {
	return share(amount, inUnits(percentage), 100 * UNITS_PER_PERCENT + inUnits(percentage));
}

/** Parts of a whole in proportion to weights; they add up to it exactly. */
export function split(whole: number, weights: number[]): number[] {
	const sum = weights.reduce((total, weight) => total + weight, 0);
	if (sum === 0) return weights.map(() => 0);
	let weighed = 0;
	let given = 0;
	return weights.map((weight) => {
		weighed += weight;
		const part = share(whole, weighed, sum) - given;
		given += part;
		return part;
	});
}

export const sumOf = <T>(list: T[], amount: (each: T) => number) =>
	list.reduce((total, each) => total + amount(each), 0);

/** Chargebee's own list: amounts in these currencies are whole, all others have two decimals. */
const ZERO_DECIMAL = new Set(['JPY', 'KRW', 'XAF', 'XOF']);

/** Minor units in one major unit. */
export const minorUnits = (currency: string) => (ZERO_DECIMAL.has(currency) ? 1 : 100);
