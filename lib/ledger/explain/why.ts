import type { Currency } from '../money/currency';
import { toLedgerUnits } from '../money/currency';
import { formatUnits } from '../money/decimal';
import type { Source } from '../rules/sources';
import { isoDate, type Day } from '../time/dates';

/** One step of the arithmetic in words, and what it comes to in ledger units. */
export interface Step {
	text: string;
	amount: bigint;
}

/** Why a posting is what it is; recorded by the functions that work it out, where the book is traced. */
export interface Why {
	/** What of the document it is: `line li_1 (pro-sek-yearly)`, `VAT of 25 %`. */
	about: string;
	/** They add up to the posting's amount, apart from its sign. */
	steps: Step[];
	account: Source;
	subaccount: Source[];
	project?: Source;
	/** What decided when it is earned. */
	recognition?: Source;
}

/** What is the same for all that no row decides: receivable, VAT, rounding, bank. */
export const companyWide = (rule: string, subaccount: string | null): Pick<Why, 'account' | 'subaccount'> => ({
	account: { rule },
	subaccount: subaccount === null ? [] : [{ rule: 'defaultSubaccount' }],
});

/** Writes ledger units as people read them: `1019.18`. */
export const printer =
	({ precision }: Currency) =>
	(units: bigint): string =>
		formatUnits(units, precision);

/** Writes wire units as ledger amounts; what is no whole ledger unit was refused before. */
export const wirePrinter = (currency: Currency) => {
	const print = printer(currency);
	return (wire: bigint): string => print(toLedgerUnits(wire, currency) ?? 0n);
};

/** `2026-01-01 to 2026-01-31`: the days of a stretch whose end is exclusive. */
export const daysText = (from: Day, until: Day): string =>
	until - from <= 1 ? isoDate(from) : `${isoDate(from)} to ${isoDate(until - 1)}`;
