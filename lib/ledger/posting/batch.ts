import { LedgerError } from '../fault';
import { batchNumber } from '../identity';
import { parseDecimal } from '../money/decimal';
import type { Batch } from '../summary/summarise';
import { parsePeriod } from '../time/dates';
import type { Entry, EntryLine } from '../types/entry';
import { openCalendar, type FinancialPeriod } from './calendar';
import { descriptionOf } from './description';

export interface BatchOptions {
	/** `manual` sends the deterministic batch number; `search` (default) leaves it to Visma's number series. */
	numbering?: 'manual' | 'search';
	/** The number series' width, 12 to 15. */
	numberLength?: number;
	/** Post on hold, for review. */
	hold?: boolean;
	ledger?: string;
	descriptionLength?: number;
	/** The company's periods; without them a period is named by its calendar month. */
	periods?: readonly FinancialPeriod[];
}

/** Visma's way of writing a field: only what is wrapped is set. */
export interface Wrapped<T> {
	value: T;
}

export interface BatchLine {
	operation: 'Insert';
	lineNumber: Wrapped<number>;
	accountNumber: Wrapped<string>;
	referenceNumber: Wrapped<string>;
	transactionDescription: Wrapped<string>;
	debitAmountInCurrency: Wrapped<number | string>;
	creditAmountInCurrency: Wrapped<number | string>;
	subaccount?: Array<{ segmentId: number; segmentValue: string }>;
	project?: Wrapped<string>;
	branch?: Wrapped<string>;
}

/** The body of `POST /v2/journaltransaction`. */
export interface VismaBatch {
	batchNumber?: Wrapped<string>;
	overrideNumberSeries?: Wrapped<boolean>;
	hold: Wrapped<boolean>;
	transactionDate: Wrapped<string>;
	financialPeriod: Wrapped<string>;
	ledger?: Wrapped<string>;
	currencyId: Wrapped<string>;
	exchangeRate?: Wrapped<number>;
	branch?: Wrapped<string>;
	description: Wrapped<string>;
	autoReversing: Wrapped<boolean>;
	journalTransactionLines: BatchLine[];
}

const REFERENCE_LENGTH = 15;

/** A decimal text as a JSON number; as text when a binary number would print another amount (above 2^53 units). */
export function jsonAmount(text: string): number | string {
	const number = Number(text);
	const fraction = text.split('.')[1]?.length ?? 0;
	const printed = parseDecimal(number);
	const exact = parseDecimal(text);
	const isSame =
		printed && exact && printed.digits * 10n ** BigInt(fraction) === exact.digits * 10n ** BigInt(printed.scale);
	return isSame ? number : text;
}

function segmentsOf(subaccount: string): BatchLine['subaccount'] {
	return subaccount.split(',').map((part) => {
		const at = part.indexOf('=');
		return { segmentId: Number(part.slice(0, at)), segmentValue: part.slice(at + 1) };
	});
}

function lineOf(line: EntryLine, index: number, description: string, branch: string | undefined): BatchLine {
	return {
		operation: 'Insert',
		lineNumber: { value: index + 1 },
		accountNumber: { value: line.account },
		referenceNumber: { value: line.reference.slice(-REFERENCE_LENGTH) },
		transactionDescription: { value: description },
		debitAmountInCurrency: { value: jsonAmount(line.debit) },
		creditAmountInCurrency: { value: jsonAmount(line.credit) },
		...(line.subaccount === null ? {} : { subaccount: segmentsOf(line.subaccount) }),
		...(line.project === undefined ? {} : { project: { value: line.project } }),
		...(branch === undefined ? {} : { branch: { value: branch } }),
	};
}

/** Visma's name of the period that covers an entry's calendar month. */
function periodOf({ key, financialPeriod }: Entry, periods: readonly FinancialPeriod[] | undefined): string {
	if (!periods) return financialPeriod;
	const month = parsePeriod(financialPeriod);
	const id = month === undefined ? undefined : openCalendar(periods).idOf(month);
	if (id !== undefined) return id;
	throw new LedgerError([
		{
			code: 'period-unknown',
			document: key,
			message: `Visma has no financial period that covers ${financialPeriod}.`,
			remedy: 'Create the financial year in Visma, then post again.',
		},
	]);
}

function ownNumber(
	{ site, key }: Entry,
	length: number | undefined,
): Pick<VismaBatch, 'batchNumber' | 'overrideNumberSeries'> {
	return { batchNumber: { value: batchNumber(site, key, length) }, overrideNumberSeries: { value: true } };
}

/** Every line with the description of the entry it belongs to, by which a summary is told apart again. */
function described(batch: Batch, length: number | undefined): Array<[EntryLine, string]> {
	const members = 'members' in batch ? batch.members : [batch];
	return members.flatMap((member) => {
		const description = descriptionOf(member, length);
		return member.lines.map((line): [EntryLine, string] => [line, description]);
	});
}

/**
 * The body that posts an entry, or a summary of several, to Visma. Amounts are JSON numbers, the only floats in the ledger, made at the very
 * end from decimal texts. Throws a `LedgerError` when Visma has no period for the entry's month.
 */
export function toVismaBatch(entry: Batch, options: BatchOptions = {}): VismaBatch {
	const { numbering = 'search', numberLength, hold = false, ledger, descriptionLength, periods } = options;
	const description = descriptionOf(entry, descriptionLength);
	return {
		...(numbering === 'manual' ? ownNumber(entry, numberLength) : {}),
		hold: { value: hold },
		transactionDate: { value: `${entry.transactionDate}T00:00:00` },
		financialPeriod: { value: periodOf(entry, periods) },
		...(ledger === undefined ? {} : { ledger: { value: ledger } }),
		currencyId: { value: entry.currency },
		...(entry.exchangeRate === null ? {} : { exchangeRate: { value: entry.exchangeRate } }),
		...(entry.branch === undefined ? {} : { branch: { value: entry.branch } }),
		description: { value: description },
		autoReversing: { value: entry.autoReversing },
		journalTransactionLines: described(entry, descriptionLength).map(([line, ofLine], i) =>
			lineOf(line, i, ofLine, entry.branch),
		),
	};
}
