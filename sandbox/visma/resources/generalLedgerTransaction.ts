import type { FastifyInstance } from 'fastify';

import type { VismaCompany } from '../company';
import { modelError } from '../errors';
import type { Batch, BatchLine } from '../journal/batch';
import { pageOf, type Query, textOf } from '../query';

type Row = [Batch, BatchLine];

function filterOf(query: Query, ledger: string): (row: Row) => boolean {
	const between = (value: string, from: string | undefined, to: string | undefined) =>
		(from === undefined || from <= value) && (to === undefined || value <= to);
	const is = (name: string, value: string) => (textOf(query, name) ?? value) === value;
	const shows = (name: string) => textOf(query, name) === 'true';
	return ([batch, line]) =>
		batch.ledger === ledger &&
		(batch.status === 'Posted' ||
			(batch.status === 'Unposted' && shows('includeUnposted')) ||
			(['Hold', 'Balanced'].includes(batch.status) && shows('includeUnreleased'))) &&
		is('branch', line.branch) &&
		is('account', line.accountNumber) &&
		between(batch.financialPeriod, textOf(query, 'fromPeriod'), textOf(query, 'toPeriod')) &&
		between(batch.transactionDate, textOf(query, 'fromDate'), textOf(query, 'toDate'));
}

function dto([batch, line]: Row, { books }: VismaCompany) {
	const own = 10 ** (books.currency(batch.currencyId)?.decimalPrecision ?? 2);
	const base = 10 ** (books.currency(books.baseCurrency)?.decimalPrecision ?? 2);
	const account = books.account(line.accountNumber);
	return {
		lineNumber: line.lineNumber,
		module: batch.module.replace('Module', ''),
		batchNumber: batch.batchNumber,
		tranDate: `${batch.transactionDate}T00:00:00`,
		period: batch.financialPeriod,
		description: line.transactionDescription,
		refNumber: line.referenceNumber,
		branch: { number: line.branch, name: books.branches.find(({ number }) => number === line.branch)?.name },
		account: { type: account?.type, number: line.accountNumber, description: account?.description },
		ledger: { id: batch.ledger },
		subaccount: line.subaccount,
		debitAmount: line.baseDebit / base,
		creditAmount: line.baseCredit / base,
		currency: batch.currencyId,
		currDebitAmount: line.debit / own,
		currCreditAmount: line.credit / own,
		lastModifiedDateTime: batch.lastModifiedDateTime,
	};
}

/** Visma.net's GeneralLedgerTransactions: the lines of batches, posted ones unless more is asked for. */
export function generalLedgerTransactionRoutes(api: FastifyInstance, company: VismaCompany): void {
	api.get('/v1/GeneralLedgerTransactions', async (request) => {
		const query = request.query as Query;
		const ledger = textOf(query, 'ledger');
		if (ledger === undefined) throw modelError('ledger', 'A value is required for ledger.');
		const rows = company.journals.all().flatMap((batch) => batch.lines.map((line): Row => [batch, line]));
		const page = pageOf(rows.filter(filterOf(query, ledger)), query, company.settings);
		const metadata = { totalCount: page.totalCount, maxPageSize: company.settings.maxPageSize };
		return page.records.map((row) => ({ ...dto(row, company), metadata }));
	});
}
