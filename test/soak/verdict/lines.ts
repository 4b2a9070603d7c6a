import type { Entry } from '../../../lib/ledger';
import type { VismaJournal } from '../../../sandbox/control';
import { CURRENCIES } from '../../../sandbox/seed/currencies';
import { numberOf, units } from '../../history/balances';

/** Net of a line: account, subaccount and units of the currency's smallest, debit positive. */
export interface NetLine {
	account: string;
	subaccount: string;
	net: number;
}

export const linesOfEntry = ({ lines }: Entry): NetLine[] =>
	lines.map(({ account, subaccount, debit, credit }) => ({ account, subaccount: numberOf(subaccount), net: units(debit) - units(credit) }));

/** The lines of a batch in its own currency; a rounding line of the base currency has no amount there. */
export function linesOfJournal({ currencyId, journalTransactionLines }: VismaJournal): NetLine[] {
	const precision = CURRENCIES.find(({ id }) => id === currencyId)?.decimalPrecision ?? 2;
	const whole = (amount: number) => Math.round(amount * 10 ** precision);
	return journalTransactionLines
		.map(({ accountNumber, subaccount, debitAmountInCurrency, creditAmountInCurrency }) => ({
			account: accountNumber,
			subaccount: subaccount?.subaccountNumber ?? '',
			net: whole(debitAmountInCurrency) - whole(creditAmountInCurrency),
		}))
		.filter(({ net }) => net !== 0);
}

export const swapped = (lines: readonly NetLine[]): NetLine[] => lines.map((line) => ({ ...line, net: -line.net }));

/** Lines as one text, whatever their order. */
export const textOf = (lines: readonly NetLine[]): string =>
	lines
		.map(({ account, subaccount, net }) => `${account} ${subaccount} ${net}`)
		.sort()
		.join('; ');
