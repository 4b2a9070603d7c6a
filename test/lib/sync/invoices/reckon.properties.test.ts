import fc from 'fast-check';

import { minorUnits, split } from '../../../../lib/sync/invoices/money';
import { reckon } from '../../../../lib/sync/invoices/reckon/reckon';
import { anInvoice } from './documents';

const RATES: Record<string, number> = { '25': 25, '15': 15, '12': 11.11, '00': 0 };

const line = fc.record({
	net: fc.integer({ min: 0, max: 5_000_000 }),
	discount: fc.integer({ min: 0, max: 100_000 }),
	code: fc.constantFrom(...Object.keys(RATES)),
});
const document = fc.record({
	lines: fc.array(line, { minLength: 1, maxLength: 12 }),
	exponent: fc.constantFrom(0, 2),
	off: fc.integer({ min: 0, max: 500 }),
	rounding: fc.integer({ min: -99, max: 99 }),
});

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** What Visma.net returns of such a document: numbers with as many decimals as the currency has. */
function sent({ lines, exponent, off, rounding }: typeof document extends fc.Arbitrary<infer T> ? T : never) {
	const major = (units: number) => Number((units / 10 ** exponent).toFixed(exponent));
	const taxes = Object.entries(RATES).map(([code, rate]) => {
		const taxable = sum(lines.filter((each) => each.code === code).map(({ net }) => net));
		return { code, rate, taxable, vat: Math.round((taxable * rate) / 100) };
	});
	const vat = sum(taxes.map((tax) => tax.vat));
	const total = sum(lines.map(({ net }) => net)) + vat - off + rounding;
	return {
		total,
		vat,
		document: anInvoice({
			currencyId: exponent === 0 ? 'JPY' : 'NOK',
			invoiceLines: lines.map(({ net, discount, code }) => ({
				description: 'x',
				amountInCurrency: major(net),
				discountAmountInCurrency: major(discount),
				vatCode: { id: code },
			})),
			taxDetails: taxes.map(({ code, rate, taxable, vat: amount }) => ({
				taxId: code,
				vatRate: rate,
				taxableAmount: major(taxable),
				vatAmount: major(amount),
			})),
			amountInCurrency: major(total),
			vatTotalInCurrency: major(vat),
			discountTotalInCurrency: major(off),
			roundingDiff: major(rounding),
		}),
	};
}

test.each(['all', 'perRate'] as const)('whatever the invoice, %s of its lines come to its total and its taxes', (lines) => {
	fc.assert(
		fc.property(document, (given) => {
			const { total, vat, document: invoice } = sent(given);
			fc.pre(total > 0);
			const result = reckon(invoice, given.exponent, { lines, taxName: 'VAT' });
			if ('faults' in result) throw new Error(JSON.stringify(result.faults));
			const { reckoned } = result;
			const lineTax = sum(reckoned.lines.map(({ tax }) => tax?.amount ?? 0));
			const net = sum(reckoned.lines.map(({ amount, discount }) => amount - discount));
			expect(net - reckoned.discount + lineTax + reckoned.rounding).toBe(total);
			expect(reckoned.total).toBe(total);
			expect(lineTax).toBe(vat);
			expect(sum(reckoned.taxes.map(({ amount }) => amount))).toBe(vat);
			expect(reckoned.lines.every(({ amount, tax }) => amount >= 0 && (tax?.amount ?? 0) >= 0)).toBe(true);
			expect(Math.abs(reckoned.rounding)).toBeLessThanOrEqual(99);
		}),
		{ numRuns: 300 },
	);
});

test('parts add up to the whole and stay within a unit of their share', () => {
	const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 10 ** 12 }), weights, (whole, parts) => {
			const shares = split(whole, parts);
			expect(sum(shares)).toBe(whole);
			const all = sum(parts);
			if (all === 0) return;
			for (const [index, share] of shares.entries()) {
				expect(Math.abs(share - (whole * (parts[index] ?? 0)) / all)).toBeLessThanOrEqual(1.001);
			}
		}),
	);
});

test('amounts become minor units exactly, or not at all', () => {
	fc.assert(
		fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (units) => {
			expect(minorUnits(Number((units / 100).toFixed(2)), 2)).toBe(units === 0 ? 0 : units);
		}),
	);
	for (const amount of [0.1 + 0.2, 1.005, 1e21, Number.NaN]) expect(minorUnits(amount, 2)).toBeUndefined();
});
