import { lowerFirst } from 'lodash';

import type { JournalResult } from '../../../../../lib/sync/journals/result';
import { Decimal } from '../../../../../lib/visma';
import { documentName } from '../explained/names';

const HEADINGS = ['Account', 'Subaccount', 'Debit', 'Credit'];
/** Columns of amounts stand to the right. */
const AMOUNTS = [false, false, true, true];

/**
 * A batch as a bookkeeper reads it: what it is about, and its lines as a table of text.
 *
 * ```text
 * CB7Q2M9KX1T4ZPA, 2026-01-01, period 202601, SEK: sale of invoice INV-1001
 * Account  Subaccount     Debit    Credit
 * 1510     1=00        15000.00
 * 2611     1=00                   3000.00
 * 2970     1=10                  12000.00
 *                      15000.00  15000.00
 * ```
 */
export function previewOf(result: JournalResult): string | undefined {
	const { lines = [] } = result;
	if (lines.length === 0) return undefined;
	const rows = lines.map(({ account, subaccount, debit, credit }) => [account, subaccount ?? '', shown(debit), shown(credit)]);
	const sums = ['', '', total(lines.map(({ debit }) => debit)), total(lines.map(({ credit }) => credit))];
	return [heading(result), ...table([HEADINGS, ...rows, sums])].join('\n');
}

function heading({ batchNumber, transactionDate, financialPeriod, currency, kind, documentType, documentId }: JournalResult): string {
	const facts = [batchNumber, transactionDate, financialPeriod && `period ${financialPeriod}`, currency];
	return `${facts.filter(Boolean).join(', ')}: ${WHY[kind ?? 'invoice']} ${lowerFirst(documentName(documentType, documentId))}`;
}

const WHY: Record<NonNullable<JournalResult['kind']>, string> = {
	invoice: 'sale of',
	creditNote: 'credit of',
	recognition: 'revenue recognised of',
	void: 'voiding of',
	voidRecognition: 'recognition taken back of',
	acceleration: 'rest of the revenue of',
	fxResidue: 'exchange residue of',
	payment: 'payment of',
	refund: 'refund of',
	fx: 'exchange difference of',
	accrual: 'revenue accrued of',
	subscription: 'term of',
	subscriptionChange: 'change of',
	summary: 'revenue recognised of',
	reversal: 'reversal of',
};

const shown = (amount: string) => (Decimal.of(amount).equals(Decimal.of('0')) ? '' : amount);

const total = (amounts: string[]) => String(Decimal.sum(amounts.map((amount) => Decimal.of(amount))));

function table(rows: string[][]): string[] {
	const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows.map((row) =>
		row
			.map((cell, column) => (AMOUNTS[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
			.join('  ')
			.trimEnd(),
	);
}
