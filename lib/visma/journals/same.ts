import type { Body } from '../client';
import { type Amount, Decimal } from '../decimal';
import type { VismaJournal } from '../types/journal';
import { fieldsOf, textOf } from './fieldsOf';

/** Amounts that were read have been through a binary float already; its shortest text is what Visma.net sent. */
const amountOf = (value: unknown) => Decimal.of(typeof value === 'number' ? String(value) : ((value ?? 0) as Amount));

/** Debit less credit, without zeros at the end, so that 1250 and 1250.00 are one. */
function netOf(debit: unknown, credit: unknown): string {
	const net = amountOf(debit).plus(amountOf(credit).negated());
	return net.toString().replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

/** Accounts and amounts as text. Lines without an amount are left out: Visma.net adds one for rounding in base currency. */
const booked = (lines: Array<[account: string, net: string]>) =>
	lines
		.filter(([, net]) => net !== '0')
		.map((line) => line.join(' '))
		.sort()
		.join('\n');

/**
 * Whether a batch is what a body would create: the same lines and, where the body names them, the same currency, day and
 * description. Exchange rate, period and dimensions are not compared: Visma.net fills in what is left out.
 */
export function isSameJournal(body: Body, journal: VismaJournal): boolean {
	const { currencyId, transactionDate, description, journalTransactionLines = [] } = fieldsOf(body);
	const wanted = journalTransactionLines.map((line): [string, string] => [
		textOf(line.accountNumber),
		netOf(line.debitAmountInCurrency, line.creditAmountInCurrency),
	]);
	const there = (journal.journalTransactionLines ?? []).map((line): [string, string] => [
		line.accountNumber ?? '',
		netOf(line.debitAmountInCurrency, line.creditAmountInCurrency),
	]);
	const isNamed = (value: unknown) => value !== undefined && value !== null && value !== '';
	return (
		booked(wanted) === booked(there) &&
		(!isNamed(currencyId) || currencyId === journal.currencyId) &&
		(!isNamed(transactionDate) || textOf(transactionDate).slice(0, 10) === journal.transactionDate?.slice(0, 10)) &&
		(!isNamed(description) || description === journal.description)
	);
}
