import type { Books } from '../books/books';
import { type Batch, type BatchLine, sum } from './batch';

const precisionOf = (books: Books, currency: string) => books.currency(currency)?.decimalPrecision ?? 2;

function lineDto(line: BatchLine, batch: Batch, books: Books) {
	const { lineNumber, accountNumber, referenceNumber, transactionDescription, branch, uom, quantity, note } = line;
	const own = 10 ** precisionOf(books, batch.currencyId);
	const base = 10 ** precisionOf(books, books.baseCurrency);
	const { project, projectTask, vatCodeId, vatId } = line;
	return {
		lineNumber,
		accountNumber,
		description: books.account(accountNumber)?.description,
		subaccount: books.subaccounts.find(({ subaccountNumber }) => subaccountNumber === line.subaccount),
		referenceNumber,
		debitAmount: line.baseDebit / base,
		debitAmountInCurrency: line.debit / own,
		creditAmount: line.baseCredit / base,
		creditAmountInCurrency: line.credit / own,
		transactionDescription,
		vatCode: vatCodeId === undefined ? undefined : { id: vatCodeId },
		vat: vatId === undefined ? undefined : { id: vatId },
		branch,
		module: batch.module,
		uom,
		project: project === undefined ? undefined : { id: project },
		projectTask: projectTask === undefined ? undefined : { id: projectTask },
		quantity,
		note,
	};
}

/** A batch as Visma.net's JournalTransactionDto, with all of its lines or, in lists, some of them. */
export function batchDto(batch: Batch, books: Books, lines: BatchLine[] = batch.lines) {
	const own = 10 ** precisionOf(books, batch.currencyId);
	const base = 10 ** precisionOf(books, books.baseCurrency);
	const [debit, credit] = [sum(batch.lines, 'debit') / own, sum(batch.lines, 'credit') / own];
	const [debitTotal, creditTotal] = [sum(batch.lines, 'baseDebit') / base, sum(batch.lines, 'baseCredit') / base];
	return {
		module: batch.module,
		batchNumber: batch.batchNumber,
		status: batch.status,
		hold: batch.hold,
		transactionDate: `${batch.transactionDate}T00:00:00`,
		postPeriod: batch.financialPeriod.slice(4) + batch.financialPeriod.slice(0, 4),
		financialPeriod: batch.financialPeriod,
		ledger: batch.ledger,
		ledgerDescription: books.ledgers.find(({ number }) => number === batch.ledger)?.description,
		currencyId: batch.currencyId,
		exchangeRate: batch.exchangeRate,
		autoReversing: batch.autoReversing,
		reversingEntry: batch.reversingEntry,
		description: batch.description,
		originalBatchNumber: batch.originalBatchNumber,
		debitTotal,
		debitTotalInCurrency: debit,
		creditTotal,
		creditTotalInCurrency: credit,
		controlTotal: debitTotal,
		controlTotalInCurrency: (batch.controlTotal ?? sum(batch.lines, 'debit')) / own,
		createVatTransaction: batch.createVatTransaction,
		skipVatAmountValidation: batch.skipVatAmountValidation,
		lastModifiedDateTime: batch.lastModifiedDateTime,
		transactionCode: batch.transactionCode,
		branch: batch.branch,
		timeStamp: batch.timeStamp,
		journalTransactionLines: lines.map((line) => lineDto(line, batch, books)),
	};
}
