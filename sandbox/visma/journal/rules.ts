import type { Books } from '../books/books';
import { isOpen } from '../books/periods';
import { type BatchDraft, type BatchLine, sum } from './batch';
import type { Refuse } from '../refuse';

/** One row a rule of the ERP: what is wrong with the batch, or nothing. */
type Rule = (draft: BatchDraft, books: Books) => string | undefined;

const ofLine = (find: (line: BatchLine, books: Books) => string | undefined): Rule => {
	return (draft, books) => draft.lines.map((line) => find(line, books)).find((fault) => fault !== undefined);
};

const ALWAYS: Rule[] = [
	({ ledger }, books) => {
		const found = books.ledgers.find(({ number }) => number === ledger);
		if (!found) return `LedgerID '${ledger}' cannot be found in the system.`;
		return found.balanceType === 'Actual' ? undefined : `Ledger '${ledger}' takes no journal transactions.`;
	},
	({ branch, lines }, books) => {
		const known = (number: string) => books.branches.some((row) => row.number === number && row.isActive);
		const missing = [branch, ...lines.map((line) => line.branch)].find((number) => !known(number));
		return missing === undefined ? undefined : `BranchID '${missing}' cannot be found in the system.`;
	},
	({ financialPeriod, transactionDate }, books) => {
		const period = books.periods.get(financialPeriod);
		if (!period) return `The financial period '${financialPeriod || transactionDate}' does not exist.`;
		if (!period.active) return `The financial period ${period.id} is inactive.`;
		if (!isOpen(period)) return `The financial period ${period.id} is closed.`;
		const inside = period.firstDay <= transactionDate && transactionDate <= period.lastDay;
		return inside ? undefined : `The date ${transactionDate} is not in the financial period ${period.id}.`;
	},
	({ lines }) => (lines.length < 2 ? 'A batch must have at least two lines.' : undefined),
	ofLine(({ accountNumber, lineNumber }, books) => {
		const account = books.account(accountNumber);
		if (!account) return `AccountID '${accountNumber}' of line ${lineNumber} cannot be found in the system.`;
		if (!account.active) return `Account ${accountNumber} is inactive.`;
		return account.allowManualEntry ? undefined : `Account ${accountNumber} does not allow manual entry.`;
	}),
	ofLine(({ subaccount }, books) => {
		const found = books.subaccounts.find(({ subaccountNumber }) => subaccountNumber === subaccount);
		return found?.active ? undefined : `Subaccount ${subaccount} is inactive.`;
	}),
	ofLine(({ lineNumber, debit, credit }) =>
		debit !== 0 && credit !== 0 ? `Line ${lineNumber} has both a debit and a credit amount.` : undefined,
	),
];

const UNLESS_ON_HOLD: Rule[] = [
	({ lines }) => {
		const [debit, credit] = [sum(lines, 'debit'), sum(lines, 'credit')];
		return debit === credit ? undefined : `The batch is not balanced. Review the debit and credit amounts.`;
	},
	({ lines, controlTotal }) =>
		controlTotal === undefined || controlTotal === sum(lines, 'debit')
			? undefined
			: 'The control total is not equal to the debit total.',
];

/** Refuses a batch by the first rule that it breaks. */
export function check(draft: BatchDraft, books: Books, refuse: Refuse): void {
	for (const rule of draft.hold ? ALWAYS : [...ALWAYS, ...UNLESS_ON_HOLD]) {
		const fault = rule(draft, books);
		if (fault !== undefined) throw refuse(fault);
	}
}
