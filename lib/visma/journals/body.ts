import { omit } from 'lodash';

import type { Body } from '../client';
import { type Amount, Decimal } from '../decimal';
import { type Plain, wrap } from '../wrap';

/** A batch to be created. What is left out is for Visma.net to decide. */
export interface JournalDraft {
	/** The caller's own number; the number series must allow manual numbers. */
	batchNumber?: string;
	/** yyyy-MM-dd */
	transactionDate: string;
	/** YYYYPP; derived from the date by Visma.net when left out. */
	financialPeriod?: string;
	ledger?: string;
	/** ISO 4217 */
	currencyId?: string;
	exchangeRate?: Amount;
	autoReversing?: boolean;
	description?: string;
	transactionCode?: string;
	branch?: string;
	createVatTransaction?: boolean;
	skipVatAmountValidation?: boolean;
	/** On hold it may be out of balance, and waits for a person. */
	hold: boolean;
	lines: JournalLineDraft[];
}

/** A line is a debit or a credit, never both; amounts are in the currency of the batch, and not negative. */
export interface JournalLineDraft {
	accountNumber: string;
	subaccount?: Array<{ segmentId: number; segmentValue: string }>;
	debit?: Amount;
	credit?: Amount;
	referenceNumber?: string;
	transactionDescription?: string;
	project?: string;
	projectTask?: string;
	vatCodeId?: string;
	vatId?: string;
	branch?: string;
	uom?: string;
	quantity?: Amount;
	note?: string;
}

/**
 * The body that creates a batch, checked first by the rules that need no look at the company.
 *
 * @throws RangeError that names the line, the rule and the remedy
 */
export function journalBody(draft: JournalDraft): Body {
	const sides = draft.lines.map((line, index) => sidesOf(line, index + 1));
	checkBatch(draft, sides);
	const { batchNumber, exchangeRate } = draft;
	return wrap({
		...omit(draft, 'lines'),
		overrideNumberSeries: batchNumber === undefined ? undefined : true,
		transactionDate: `${draft.transactionDate}T00:00:00`,
		exchangeRate: exchangeRate === undefined ? undefined : Decimal.of(exchangeRate),
		journalTransactionLines: draft.lines.map((line, index) => lineFields(line, index + 1, sides[index])),
	});
}

interface Sides {
	debit: Decimal;
	credit: Decimal;
}

function lineFields(line: JournalLineDraft, lineNumber: number, sides: Sides | undefined): Record<string, Plain | undefined> {
	return {
		operation: 'Insert',
		lineNumber,
		...omit(line, ['debit', 'credit']),
		quantity: line.quantity === undefined ? undefined : Decimal.of(line.quantity),
		debitAmountInCurrency: sides?.debit,
		creditAmountInCurrency: sides?.credit,
	};
}

function sidesOf({ debit = 0, credit = 0, accountNumber }: JournalLineDraft, lineNumber: number): Sides {
	const name = `Line ${lineNumber}`;
	if (accountNumber === '') throw new RangeError(`${name} has no account: choose one`);
	const sides = { debit: amountOf(debit, name), credit: amountOf(credit, name) };
	if (sides.debit.sign < 0 || sides.credit.sign < 0) {
		throw new RangeError(`${name} (account ${accountNumber}) has a negative amount: put it on the other side`);
	}
	if (sides.debit.sign > 0 && sides.credit.sign > 0) {
		throw new RangeError(`${name} (account ${accountNumber}) has a debit and a credit: make it two lines`);
	}
	return sides;
}

function amountOf(amount: Amount, name: string): Decimal {
	const fault = Decimal.faultOf(amount);
	if (fault !== undefined) throw new RangeError(`${name}: ${fault}`);
	return Decimal.of(amount);
}

function checkBatch({ transactionDate, hold }: JournalDraft, sides: Sides[]): void {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(transactionDate)) {
		throw new RangeError(`"${transactionDate}" is no date of a batch: write it like 2026-01-31`);
	}
	if (sides.length < 2) throw new RangeError('A batch needs at least two lines: add the other side of the entry');
	const debit = Decimal.sum(sides.map((side) => side.debit));
	const credit = Decimal.sum(sides.map((side) => side.credit));
	if (hold || debit.equals(credit)) return;
	throw new RangeError(
		`The batch is not balanced: debit ${debit.toString()}, credit ${credit.toString()}. Mend the lines, or create it on hold`,
	);
}
