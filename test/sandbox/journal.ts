/** A line of a batch in people's words: positive amounts are debits. */
export type Line = [account: string, amount: number, other?: Record<string, unknown>];

export const value = <T>(content: T) => ({ value: content });

/** The body that creates a batch: SEK, 15 January 2026, not on hold, unless said otherwise. */
export function journalBody(lines: Line[], other: Record<string, unknown> = {}) {
	return {
		hold: value(false),
		transactionDate: value('2026-01-15T00:00:00'),
		description: value('Chargebee invoice INV-1'),
		...other,
		journalTransactionLines: lines.map(([accountNumber, amount, more], index) => ({
			operation: 'Insert',
			lineNumber: value(index + 1),
			accountNumber: value(accountNumber),
			debitAmountInCurrency: value(Math.max(amount, 0)),
			creditAmountInCurrency: value(Math.max(-amount, 0)),
			...more,
		})),
	};
}

/** Receivable against deferred revenue. */
export const INVOICE: Line[] = [
	['1510', 1250],
	['2611', -250],
	['2970', -1000],
];

/** A number of the caller's own. */
export const numbered = (batchNumber: string) => ({ batchNumber: value(batchNumber), overrideNumberSeries: value(true) });
