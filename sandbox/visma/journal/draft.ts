import { ROUNDING_ACCOUNTS } from '../../seed/accounts';
import type { Books } from '../books/books';
import type { VismaCompany } from '../company';
import { type BatchDraft, type BatchLine, sum } from './batch';
import type { Refuse } from '../refuse';
import { readLine } from './readLine';
import type { WriteBody } from '../writeBody';

/** `postPeriod` is MMYYYY, `financialPeriod` YYYYMM: the API has both for one thing. */
const turned = (postPeriod: string) => postPeriod.slice(2) + postPeriod.slice(0, 2);

/** A new batch before anything is known of it. */
export function blankDraft(company: VismaCompany): BatchDraft {
	return {
		hold: company.settings.journals.holdOnEntry,
		transactionDate: company.localNow().slice(0, 10),
		financialPeriod: '',
		ledger: '1',
		currencyId: company.books.baseCurrency,
		exchangeRate: 1,
		autoReversing: false,
		createVatTransaction: false,
		skipVatAmountValidation: false,
		branch: '1',
		lines: [],
	};
}

/** A draft with what the body says of it; the books decide what is left open. */
export function withBody(draft: BatchDraft, body: WriteBody, books: Books, refuse: Refuse): BatchDraft {
	const currencyId = body.text('currencyId') ?? draft.currencyId;
	const currency = books.currency(currencyId);
	if (!currency) throw refuse(`CuryID '${currencyId}' cannot be found in the system.`);
	const transactionDate = body.day('transactionDate') ?? draft.transactionDate;
	const changed: BatchDraft = {
		...draft,
		hold: body.flag('hold') ?? draft.hold,
		transactionDate,
		financialPeriod: periodOf(body, draft, transactionDate, books, refuse),
		ledger: body.text('ledger') ?? draft.ledger,
		currencyId,
		exchangeRate: rateOf(body, draft, currencyId, books, refuse),
		autoReversing: body.flag('autoReversing') ?? draft.autoReversing,
		description: body.text('description') ?? draft.description,
		createVatTransaction: body.flag('createVatTransaction') ?? draft.createVatTransaction,
		skipVatAmountValidation: body.flag('skipVatAmountValidation') ?? draft.skipVatAmountValidation,
		transactionCode: body.text('transactionCode') ?? draft.transactionCode,
		branch: body.text('branch') ?? draft.branch,
	};
	const control = body.number('controlTotalInCurrency');
	if (typeof control === 'number') changed.controlTotal = Math.round(control * 10 ** currency.decimalPrecision);
	changed.lines = linesOf(body, changed, books, refuse);
	return changed;
}

function periodOf(body: WriteBody, draft: BatchDraft, day: string, books: Books, refuse: Refuse): string {
	const financialPeriod = body.text('financialPeriod');
	const postPeriod = body.text('postPeriod');
	if (financialPeriod && postPeriod && turned(postPeriod) !== financialPeriod) {
		throw refuse(`PostPeriod '${postPeriod}' and FinancialPeriod '${financialPeriod}' are not the same period.`);
	}
	const given = financialPeriod ?? (postPeriod ? turned(postPeriod) : undefined);
	if (given) return given;
	if (draft.financialPeriod !== '' && day === draft.transactionDate) return draft.financialPeriod;
	return books.periods.of(day)?.id ?? '';
}

function rateOf(body: WriteBody, draft: BatchDraft, currencyId: string, books: Books, refuse: Refuse): number {
	if (currencyId === books.baseCurrency) return 1;
	const rate = body.number('exchangeRate') ?? (currencyId === draft.currencyId ? draft.exchangeRate : books.rate(currencyId));
	if (rate === undefined) throw refuse(`The currency rate is not defined for ${currencyId}.`);
	if (rate <= 0) throw refuse(`The currency rate for ${currencyId} must be greater than zero.`);
	return rate;
}

function linesOf(body: WriteBody, draft: BatchDraft, books: Books, refuse: Refuse): BatchLine[] {
	const lines = new Map(draft.lines.map((line) => [line.lineNumber, line]));
	for (const change of body.lines('journalTransactionLines')) {
		const lineNumber = change.number('lineNumber') ?? Math.max(0, ...lines.keys()) + 1;
		const operation = change.bareText('operation') ?? 'Update';
		const known = lines.get(lineNumber);
		if (operation === 'Insert' && known) throw refuse(`Line ${lineNumber} already exists in the batch.`);
		if (operation !== 'Insert' && !known) throw refuse(`Line ${lineNumber} cannot be found in the batch.`);
		if (operation === 'Delete') lines.delete(lineNumber);
		else lines.set(lineNumber, readLine(change, lineNumber, known, draft, books, refuse));
	}
	return withBaseRounding([...lines.values()], draft);
}

/** A balanced foreign batch that misses balance in base currency gets a line without amount in its own currency. */
function withBaseRounding(lines: BatchLine[], { currencyId, branch }: BatchDraft): BatchLine[] {
	const own = lines.filter(({ debit, credit }) => debit !== 0 || credit !== 0);
	const [first] = own;
	const missing = sum(own, 'baseDebit') - sum(own, 'baseCredit');
	if (!first || missing === 0 || sum(own, 'debit') !== sum(own, 'credit')) return own.length > 0 ? own : lines;
	const side = missing > 0 ? 'credit' : 'debit';
	const rounding: BatchLine = {
		lineNumber: Math.max(...own.map(({ lineNumber }) => lineNumber)) + 1,
		accountNumber: ROUNDING_ACCOUNTS[side],
		subaccount: first.subaccount,
		branch,
		transactionDescription: `Rounding difference ${currencyId}`,
		debit: 0,
		credit: 0,
		baseDebit: side === 'debit' ? -missing : 0,
		baseCredit: side === 'credit' ? missing : 0,
	};
	return [...own, rounding];
}
