import fc from 'fast-check';

import { Decimal, encode, wrap } from '../../../lib/visma';

const units = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const scale = fc.integer({ min: 0, max: 4 });

describe('an exact amount', () => {
	it('comes through text unchanged, whatever its size and digits', () => {
		fc.assert(
			fc.property(units, scale, (value, digits) => {
				const amount = Decimal.fromUnits(value, digits);
				expect(Decimal.of(amount.toString()).equals(amount)).toBe(true);
			}),
		);
	});

	it('is written into JSON digit by digit, also where a binary float would lose some', () => {
		const body = wrap({ debit: Decimal.of('90071992547409.91'), credit: Decimal.fromUnits(0, 2), rate: Decimal.of('11.295') });
		expect(encode(body)).toBe('{"debit":{"value":90071992547409.91},"credit":{"value":0.00},"rate":{"value":11.295}}');
		expect(JSON.stringify(90071992547409.91)).not.toBe('90071992547409.91');
	});

	it('is summed exactly', () => {
		fc.assert(
			fc.property(fc.array(units), scale, (values, digits) => {
				const total = values.reduce((sum, value) => sum + value, 0n);
				const sum = Decimal.sum(values.map((value) => Decimal.fromUnits(value, digits)));
				expect(sum.equals(Decimal.fromUnits(total, digits))).toBe(true);
				expect(sum.sign).toBe(total === 0n ? 0 : total < 0n ? -1 : 1);
			}),
		);
	});

	it('is the same with and without zeros at its end', () => {
		expect(Decimal.of('1250').equals(Decimal.of('1250.00'))).toBe(true);
		expect(Decimal.of('1250').equals(Decimal.of('1250.01'))).toBe(false);
	});

	it.each([
		['1250.50', '1250.50'],
		[' -0.5 ', '-0.5'],
		['+7', '7'],
		[99.99, '99.99'],
		[-3, '-3'],
		['0', '0'],
	])('%j reads as %s', (amount, text) => {
		expect(Decimal.of(amount).toString()).toBe(text);
	});

	it.each(['1 250,50', '1,250.50', '', 'ten', '1e3', NaN, Infinity, 1e21])('%j is none', (amount) => {
		expect(() => Decimal.of(amount)).toThrow(/is no amount: write it like 1250.00/);
	});

	it('is not made of a number that may have lost digits', () => {
		expect(() => Decimal.of(90071992547409.9)).not.toThrow();
		expect(() => Decimal.of(900719925474099.25)).toThrow(/round it, or give it as text/);
		expect(() => Decimal.of(0.1 + 0.2)).toThrow(/round it, or give it as text/);
	});
});

it('text in a body is escaped as JSON has it', () => {
	expect(encode(wrap({ description: 'Å "quoted"\n' }))).toBe(JSON.stringify({ description: { value: 'Å "quoted"\n' } }));
});
