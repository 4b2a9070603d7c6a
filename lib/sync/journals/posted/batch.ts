import type { EntryLine, PostedBatch, Rules } from '../../../ledger';
import { Decimal, type VismaJournalLine } from '../../../visma';
import type { Books } from '../books/read';
import type { Months } from '../books/months';
import type { Live } from './generations';
import { signatureOf } from './signature';

/** The live generation of an entry, in the ledger's terms: months of the calendar, exact amounts. */
export function postedBatch(live: Live, rules: Rules, books: Books, months: Months): PostedBatch {
	const { journal, generation, reversed, reversedInVisma } = live;
	const { id15 = '', D = '', A = '' } = signatureOf(journal) ?? {};
	const currency = journal.currencyId ?? rules.baseCurrency;
	return {
		batchNumber: journal.batchNumber || id15,
		D,
		A,
		status: journal.status ?? '',
		lines: linesIn(journal, rules, books),
		site: rules.site,
		transactionDate: (journal.transactionDate ?? '').slice(0, 10),
		financialPeriod: months.ofPeriod(journal.financialPeriod ?? '') ?? '',
		currency,
		exchangeRate: currency === rules.baseCurrency ? null : (journal.exchangeRate ?? null),
		autoReversing: journal.autoReversing === true,
		...(journal.branch ? { branch: journal.branch } : {}),
		generation,
		reversed,
		...(journal.shared ? { shared: true } : {}),
		...(reversedInVisma === undefined ? {} : { reversedInVisma }),
	};
}

/** The lines of a batch, or of what an entry has in one, in its own currency. */
export function linesIn({ currencyId, journalTransactionLines: lines }: Live['journal'], { baseCurrency }: Rules, { currencies }: Books): EntryLine[] {
	const precision = currencies.get(currencyId ?? baseCurrency)?.decimalPrecision ?? 2;
	return (lines ?? []).flatMap((line) => lineOf(line, precision));
}

/** Visma adds a line without amount in the batch's currency for rounding in base currency; its counter-batch gets its own. */
function lineOf(line: VismaJournalLine, precision: number): EntryLine[] {
	const debit = amountText(line.debitAmountInCurrency, precision);
	const credit = amountText(line.creditAmountInCurrency, precision);
	if (Decimal.of(debit).sign === 0 && Decimal.of(credit).sign === 0) return [];
	const project = line.project?.id ?? undefined;
	return [
		{
			account: line.accountNumber ?? '',
			subaccount: subaccountText(line),
			...(project === undefined ? {} : { project }),
			debit,
			credit,
			reference: line.referenceNumber ?? '',
			description: line.transactionDescription ?? '',
		},
	];
}

/** The shortest text of a number is what Visma sent; digits after the point as the currency has them. */
function amountText(value: number | null | undefined, precision: number): string {
	return Decimal.of(String(value ?? 0)).plus(Decimal.fromUnits(0, precision)).toString();
}

function subaccountText({ subaccount }: VismaJournalLine): string | null {
	const segments = (subaccount?.segments ?? []).filter(({ segmentId, segmentValue }) => segmentId && segmentValue);
	return segments.length === 0 ? null : segments.map(({ segmentId, segmentValue }) => `${segmentId}=${segmentValue}`).join(',');
}
