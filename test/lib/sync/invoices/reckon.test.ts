import { anInvoice, aLine } from './documents';
import { reckon } from '../../../../lib/sync/invoices/reckon/reckon';
import type { Reckoned } from '../../../../lib/sync/invoices/reckon/reckoned';
import type { SourceDocument } from '../../../../lib/sync/invoices/source';

const ALL = { lines: 'all', taxName: 'VAT' } as const;

function reckoned(document: SourceDocument, choices: Parameters<typeof reckon>[2] = ALL, exponent = 2): Reckoned {
	const result = reckon(document, exponent, choices);
	if ('faults' in result) throw new Error(result.faults.map(({ code, reason }) => `${code}: ${reason}`).join('; '));
	return result.reckoned;
}

function faultOf(document: SourceDocument, exponent = 2) {
	const result = reckon(document, exponent, ALL);
	return 'faults' in result ? result.faults[0] : undefined;
}

test('a line with its VAT', () => {
	expect(reckoned(anInvoice())).toEqual({
		lines: [{ description: 'Rådgivning', amount: 100_000, discount: 0, tax: { name: 'VAT 25 %', amount: 25_000 } }],
		taxes: [{ name: 'VAT 25 %', rate: 25, amount: 25_000 }],
		discount: 0,
		rounding: 0,
		total: 125_000,
	});
});

test('VAT of a document is shared out over its lines without a unit lost', () => {
	const lines = [0.33, 0.33, 0.34].map((amountInCurrency) => aLine({ amountInCurrency }));
	const taxDetails = [{ taxId: '25', vatRate: 25, taxableAmount: 1, vatAmount: 0.25 }];
	const { lines: made } = reckoned(anInvoice({ invoiceLines: lines, taxDetails, vatTotalInCurrency: 0.25, amountInCurrency: 1.25 }));
	expect(made.map(({ tax }) => tax?.amount)).toEqual([8, 9, 8]);
});

test('lines stay in their order, whatever their VAT', () => {
	const lines = ['15', '25', '15', '00'].map((id, index) => aLine({ description: `L${index}`, amountInCurrency: 100, vatCode: { id } }));
	const taxDetails = [
		{ taxId: '25', vatRate: 25, taxableAmount: 100, vatAmount: 25 },
		{ taxId: '15', vatRate: 15, taxableAmount: 200, vatAmount: 30 },
		{ taxId: '00', vatRate: 0, taxableAmount: 100, vatAmount: 0 },
	];
	const made = reckoned(anInvoice({ invoiceLines: lines, taxDetails, vatTotalInCurrency: 55, amountInCurrency: 455 }));
	expect(made.lines.map(({ description, tax }) => [description, tax?.name])).toEqual([
		['L0', 'VAT 15 %'],
		['L1', 'VAT 25 %'],
		['L2', 'VAT 15 %'],
		['L3', undefined],
	]);
	expect(made.taxes.map(({ rate, amount }) => [rate, amount])).toEqual([[25, 2500], [15, 3000]]);
});

test('discounts of lines and of the document, and the rounding, keep their places', () => {
	const line = aLine({ amountInCurrency: 900, discountAmountInCurrency: 100 });
	const taxDetails = [{ taxId: '25', vatRate: 25, taxableAmount: 850, vatAmount: 212.5 }];
	const document = { invoiceLines: [line], taxDetails, vatTotalInCurrency: 212.5, discountTotalInCurrency: 50, roundingDiff: 0.5 };
	expect(reckoned(anInvoice({ ...document, amountInCurrency: 1063 }))).toMatchObject({
		lines: [{ amount: 100_000, discount: 10_000 }],
		discount: 5000,
		rounding: 50,
		total: 106_300,
	});
});

test('a VAT code that is none of the ids is told by the taxable amount, and one id serves many codes', () => {
	const taxDetails = [{ taxId: 'U25', vatRate: 25, taxableAmount: 1000, vatAmount: 250 }];
	expect(reckoned(anInvoice({ taxDetails })).lines[0]?.tax?.amount).toBe(25_000);
	const lines = [aLine({ amountInCurrency: 400, vatCode: { id: 'A' } }), aLine({ amountInCurrency: 600, vatCode: { id: 'B' } })];
	expect(reckoned(anInvoice({ taxDetails, invoiceLines: lines })).lines.map(({ tax }) => tax?.amount)).toEqual([10_000, 15_000]);
});

test('tax details in base currency are reckoned from their rates, and proved by the VAT of the document', () => {
	const taxDetails = [{ taxId: '25', vatRate: 25, taxableAmount: 11_685, vatAmount: 2921.25 }];
	expect(reckoned(anInvoice({ currencyId: 'EUR', exchangeRate: 11.685, taxDetails })).taxes[0]?.amount).toBe(25_000);
	expect(faultOf(anInvoice({ currencyId: 'EUR', taxDetails, vatTotalInCurrency: 251, amountInCurrency: 1251 }))?.code).toBe('does-not-add-up');
});

test('currencies without decimals are not multiplied', () => {
	const taxDetails = [{ taxId: '25', vatRate: 25, taxableAmount: 1000, vatAmount: 250 }];
	expect(reckoned(anInvoice({ currencyId: 'JPY', taxDetails }), ALL, 0)).toMatchObject({ total: 1250, lines: [{ amount: 1000 }] });
});

test('one line for each rate has the totals of all lines', () => {
	const lines = [aLine({ amountInCurrency: 1100 }), aLine({ amountInCurrency: -100 })];
	const made = reckoned(anInvoice({ invoiceLines: lines }), { lines: 'perRate', taxName: 'MVA' });
	expect(made.lines).toEqual([{ description: '100001, MVA 25 %', amount: 100_000, discount: 0, tax: { name: 'MVA 25 %', amount: 25_000 } }]);
});

test('credit notes below zero come out above it', () => {
	const taxDetails = [{ taxId: '25', vatRate: 25, taxableAmount: -1000, vatAmount: -250 }];
	const document = { invoiceLines: [aLine({ amountInCurrency: -1000 })], taxDetails, vatTotalInCurrency: -250, amountInCurrency: -1250 };
	expect(reckoned(anInvoice(document))).toMatchObject({ total: 125_000, lines: [{ amount: 100_000, tax: { amount: 25_000 } }] });
});

test.each([
	['a total that is not that of the lines', { amountInCurrency: 1250.01 }, 'does-not-add-up', 'Lines 1000.00 + VAT 250.00 do not come to 1250.01 NOK: 0.01'],
	['a rounding that explains another difference', { amountInCurrency: 1250.4, roundingDiff: 0.3 }, 'does-not-add-up', 'rounding (0.30)'],
	['an amount with a fraction of a unit', { amountInCurrency: 1250.005 }, 'amount-not-whole', '1250.005 NOK'],
	['VAT without its details', { taxDetails: undefined }, 'vat-details-missing', 'Tax Details'],
	['details that fit no line', { taxDetails: [{ taxId: 'X', vatRate: 25, taxableAmount: 7, vatAmount: 1.75 }, { taxId: 'Y', vatRate: 15, taxableAmount: 9, vatAmount: 1.35 }] }, 'vat-not-assigned', 'X (25 %)'],
	['no lines', { invoiceLines: [] }, 'lines-missing', 'no lines'],
	['a line below zero', { invoiceLines: [aLine({ amountInCurrency: 1100 }), aLine({ description: 'Retur', amountInCurrency: -100 })] }, 'line-below-zero', '"Retur" comes to -100.00'],
])('%s is a fault that says why', (_what, changes, code, reason) => {
	expect(faultOf(anInvoice(changes))).toMatchObject({ code, reason: expect.stringContaining(reason) });
});
