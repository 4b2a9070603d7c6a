import type { SourceDocument } from '../../../../lib/sync/invoices/source';

/** An invoice as Visma.net returns it: one line of 1000.00 with 25 % VAT. */
export function anInvoice(changes: Record<string, unknown> = {}): SourceDocument {
	return {
		referenceNumber: '100001',
		documentType: 'Invoice',
		status: 'Open',
		customer: { number: '10001', name: 'Nordlys AS' },
		documentDate: '2026-01-31T00:00:00',
		documentDueDate: '2026-02-14T00:00:00',
		currencyId: 'NOK',
		exchangeRate: 1,
		amountInCurrency: 1250,
		balanceInCurrency: 1250,
		vatTotalInCurrency: 250,
		discountTotalInCurrency: 0,
		roundingDiff: 0,
		taxDetails: [{ taxId: '25', vatRate: 25, taxableAmount: 1000, vatAmount: 250 }],
		invoiceLines: [aLine()],
		applications: [],
		...changes,
	} as unknown as SourceDocument;
}

export const aLine = (changes: Record<string, unknown> = {}) => ({
	lineNumber: 1,
	description: 'Rådgivning',
	amountInCurrency: 1000,
	discountAmountInCurrency: 0,
	vatCode: { id: '25' },
	...changes,
});
