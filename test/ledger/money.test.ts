import { convert, currencyOf, toLedgerUnits } from '../../lib/ledger/money/currency';
import { divideRounded, formatUnits, parseDecimal, plainDecimal } from '../../lib/ledger/money/decimal';
import { jsonAmount } from '../../lib/ledger';

describe('decimals', () => {
	it('are read as printed, exponents included', () => {
		expect(parseDecimal(11.2537)).toEqual({ digits: 112537n, scale: 4 });
		expect(parseDecimal('-0.050')).toEqual({ digits: -50n, scale: 3 });
		expect(parseDecimal(1e-7)).toEqual({ digits: 1n, scale: 7 });
		expect(parseDecimal(1e21)).toEqual({ digits: 10n ** 21n, scale: 0 });
		expect([parseDecimal('1,5'), parseDecimal(''), parseDecimal(Number.NaN), parseDecimal(null)]).toEqual([
			undefined,
			undefined,
			undefined,
			undefined,
		]);
	});

	it('are printed without superfluous zeros, or with exactly as many decimals as asked', () => {
		expect(plainDecimal({ digits: 2550n, scale: 2 })).toBe('25.5');
		expect(plainDecimal({ digits: 2500n, scale: 2 })).toBe('25');
		expect(plainDecimal({ digits: 100n, scale: 0 })).toBe('100');
		expect([formatUnits(5n, 2), formatUnits(-12345n, 3), formatUnits(700n, 0)]).toEqual(['0.05', '-12.345', '700']);
	});

	it('round halves away from zero', () => {
		expect([5n, -5n, 4n, -4n].map((n) => divideRounded(n, 10n))).toEqual([1n, -1n, 0n, 0n]);
	});
});

describe('currencies', () => {
	it('travel in hundredths, but for the few that Chargebee does not scale', () => {
		expect(toLedgerUnits(12_345n, currencyOf('NOK'))).toBe(12_345n);
		expect(currencyOf('NOK').precision).toBe(2);
		expect(currencyOf('JPY').precision).toBe(0);
		expect(currencyOf('KWD').precision).toBe(2);
	});

	it('take more or fewer decimals in the ledger when the rules say so', () => {
		expect(toLedgerUnits(12_345n, currencyOf('KWD', { precision: 3 }))).toBe(123_450n);
		expect(toLedgerUnits(12_300n, currencyOf('ISK', { precision: 0 }))).toBe(123n);
		expect(toLedgerUnits(12_345n, currencyOf('ISK', { precision: 0 }))).toBeUndefined();
		expect(toLedgerUnits(-500n, currencyOf('CLP', { exponent: 0, precision: 0 }))).toBe(-500n);
	});

	it('convert at the exact rate into the other precision', () => {
		const rate = parseDecimal(0.0712) ?? { digits: 0n, scale: 0 };
		expect(convert(10_000n, currencyOf('JPY'), currencyOf('NOK'), rate)).toBe(71_200n);
		expect(convert(-105n, currencyOf('EUR'), currencyOf('NOK'), { digits: 1n, scale: 1 })).toBe(-11n);
	});
});

describe('amounts at the JSON edge', () => {
	it('are numbers while a number prints the same amount, and text beyond', () => {
		expect(jsonAmount('1019.18')).toBe(1019.18);
		expect(jsonAmount('0.00')).toBe(0);
		expect(jsonAmount('9007199254740991')).toBe(9007199254740991);
		expect(jsonAmount('90071992547409.91')).toBe('90071992547409.91');
	});
});
