import { value } from './journal';

/** A line of a customer invoice or credit note as the API takes it. */
export const documentLine = (price: number, other: Record<string, unknown> = {}) => ({
	operation: 'Insert',
	description: value('Plattform'),
	quantity: value(1),
	unitPriceInCurrency: value(price),
	vatCodeId: value('25'),
	...other,
});

/** The body that creates an invoice of customer 10001: 15 January 2026, one line, unless said otherwise. */
export const invoiceBody = (other: Record<string, unknown> = {}) => ({
	customerNumber: value('10001'),
	documentDate: value('2026-01-15T00:00:00'),
	invoiceLines: [documentLine(1000)],
	...other,
});
