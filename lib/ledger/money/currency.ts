import { divideRounded, type Decimal } from './decimal';

/** Unscaled on Chargebee's wire; every other currency, three-decimal ones included, travels in hundredths. */
const UNSCALED = new Set(['JPY', 'KRW', 'XAF', 'XOF']);

/** How a currency is written: `exponent` decimals on Chargebee's wire, `precision` decimals in the ledger. */
export interface CurrencyFormat {
	exponent?: number;
	precision?: number;
}

export interface Currency {
	code: string;
	precision: number;
	/** Wire units to ledger units: times `factor`, divided by `divisor` (one of them is 1). */
	factor: bigint;
	divisor: bigint;
}

/** The currency of a code under the company's rules. */
export function currencyOf(code: string, format: CurrencyFormat = {}): Currency {
	const exponent = format.exponent ?? (UNSCALED.has(code) ? 0 : 2);
	const precision = format.precision ?? exponent;
	return {
		code,
		precision,
		factor: 10n ** BigInt(Math.max(precision - exponent, 0)),
		divisor: 10n ** BigInt(Math.max(exponent - precision, 0)),
	};
}

/** Wire units in ledger units, or undefined when they are not a whole ledger unit. */
export function toLedgerUnits(wire: bigint, { factor, divisor }: Currency): bigint | undefined {
	if (divisor === 1n) return wire * factor;
	return wire % divisor === 0n ? wire / divisor : undefined;
}

/** Ledger units of one currency at a rate (how many of `to` one of `from` buys), rounded to `to`'s ledger units. */
export function convert(units: bigint, from: Currency, to: Currency, rate: Decimal): bigint {
	const numerator = units * rate.digits * 10n ** BigInt(to.precision);
	return divideRounded(numerator, 10n ** BigInt(from.precision + rate.scale));
}
