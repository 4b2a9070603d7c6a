import { groupBy, sortBy } from 'lodash';

import { Decimal } from '../../../visma';
import type { MonthEndReport, Receivables, Revenue, RollForward, Waterfall } from '../report';
import { bridge, months } from './charts';
import { escaped, isZero, monthTitle } from './format';
import { account, type Cell, type Column, difference, type Group, number, table, text } from './table';

const value = (amount: string) => Number(amount);
const total = (amounts: string[]) => String(Decimal.sum(amounts.map((amount) => Decimal.of(amount))));
const CURRENCY: Column = { title: 'Currency', isText: true };
const TEXT: Column = { title: 'Account', isText: true };

/** Rows by currency, with a sum where one has several accounts. */
function perCurrency<Row extends { currency: string; account: string; name: string }>(
	rows: readonly Row[],
	columns: Column[],
	fields: Array<keyof Row & string>,
): string {
	const cell = (field: keyof Row & string, amount: string): Cell =>
		field === 'difference' ? difference(amount) : number(amount, field === 'closing' || field === 'total' ? 'strong' : '');
	const groups = Object.entries(groupBy(rows, 'currency')).map(([currency, of]): Group => {
		const cells = of.map((row) => [text(currency, 'text code'), account(row.account, row.name), ...fields.map((field) => cell(field, String(row[field])))]);
		if (of.length < 2) return { rows: cells };
		return { rows: cells, sum: [text(currency, 'text code'), text('Total'), ...fields.map((field) => cell(field, total(of.map((row) => String(row[field])))))] };
	});
	return table([CURRENCY, TEXT, ...columns], groups);
}

/** Charts side by side, each under the name of its currency. */
const charts = (drawn: Array<[currency: string, chart: string]>) =>
	`<div class="charts">${drawn.map(([currency, chart]) => `<figure${chart.includes('class="chart wide"') ? ' class="wide"' : ''}><figcaption>${escaped(currency)}</figcaption>${chart}</figure>`).join('\n')}</div>`;

const titled = (...titles: string[]): Column[] => titles.map((title) => ({ title }));

/** Of each deferred account and currency, from the opening to the closing balance. */
export function rollForwardSection({ rollForward, isOpeningPresumed, period }: MonthEndReport): string {
	const hasOther = rollForward.some(({ other }) => !isZero(other));
	const presumed = isOpeningPresumed ? ' The opening balance holds what documents from before the cut-over had deferred.' : '';
	const say = `Opening + billed − recognised − credited${hasOther ? ' + other' : ''} = closing, from the released batches of Visma.net’s general ledger since the cut-over. <em>By documents</em> is what Chargebee’s documents still have to be recognised after ${monthTitle(period)}; the difference must be nothing. <em>Credited</em> holds what was voided, too.${presumed}`;
	const fields: Array<keyof RollForward> = ['opening', 'billed', 'recognised', 'credited', ...(hasOther ? (['other'] as const) : []), 'closing', 'documents', 'difference'];
	const columns = titled('Opening', '+ Billed', '− Recognised', '− Credited', ...(hasOther ? ['+ Other'] : []), '= Closing', 'By documents', 'Difference');
	const sum = (of: RollForward[], field: keyof RollForward) => value(total(of.map((row) => row[field])));
	const chart = ([currency, of]: [string, RollForward[]]): [string, string] => [
		currency,
		bridge(currency, [
			{ label: 'Opening', value: sum(of, 'opening'), isBalance: true },
			{ label: 'Billed', value: sum(of, 'billed') },
			{ label: 'Recognised', value: -sum(of, 'recognised') },
			{ label: 'Credited', value: -sum(of, 'credited') },
			...(hasOther ? [{ label: 'Other', value: sum(of, 'other') }] : []),
			{ label: 'Closing', value: sum(of, 'closing'), isBalance: true },
		]),
	];
	return section('Deferred revenue', say, perCurrency(rollForward, columns, fields) + charts(Object.entries(groupBy(rollForward, 'currency')).map(chart)));
}

/** So many months have a bar of their own. */
const MONTHS_SHOWN = 18;

export function waterfallSection({ waterfall, period }: MonthEndReport): string {
	const say = `What stands on the deferred accounts at the end of ${monthTitle(period)}, in the months in which it will be earned.`;
	const own = waterfall.filter(({ months: all }) => all.length > 0);
	const quarters = ['Q1', 'Q2', 'Q3', 'Q4'].map((title) => ({ title }));
	const columns: Column[] = [CURRENCY, { title: 'Year', isText: true }, ...quarters, { title: 'Total' }];
	return section('Still to be recognised', say, charts(own.map((one) => [one.currency, chartOf(one)])) + table(columns, own.map(yearsOf)));
}

function chartOf({ currency, months: all }: Waterfall): string {
	const [shown, later] = [all.slice(0, MONTHS_SHOWN), all.slice(MONTHS_SHOWN)];
	return months(currency, shown.map(({ period, amount }) => ({ period, value: value(amount) })), value(total(later.map(({ amount }) => amount))));
}

function yearsOf({ currency, months: all, total: sum }: Waterfall): Group {
	const quarterly = (of: Waterfall['months']) =>
		[1, 2, 3, 4].map((quarter) => number(total(of.filter(({ period }) => Math.ceil(Number(period.slice(4)) / 3) === quarter).map(({ amount }) => amount))));
	const years = Object.entries(groupBy(all, ({ period }) => period.slice(0, 4)));
	const code = text(currency, 'text code');
	const rows = years.map(([year, of]) => [code, text(year), ...quarterly(of), number(total(of.map(({ amount }) => amount)), 'strong')]);
	return years.length < 2 ? { rows } : { rows, sum: [code, text('Total'), ...quarterly(all), number(sum)] };
}

export function revenueSection({ revenue, period, making }: MonthEndReport): string {
	const isDeferralOnly = making.scope === 'deferralOnly';
	const say = isDeferralOnly
		? `Credit on the revenue accounts in ${monthTitle(period)}, general ledger only: out of deferred revenue, and what was moved there; the sales themselves are in another module of Visma.net.`
		: `Credit on the revenue accounts in ${monthTitle(period)}: out of deferred revenue, and what was earned when it was invoiced.`;
	const fields: Array<keyof Revenue> = ['recognised', 'direct', 'total', 'yearToDate'];
	return section('Revenue', say, perCurrency(revenue, titled('From deferred revenue', isDeferralOnly ? 'Other' : 'At once', 'Total', 'Since January'), fields));
}

export function receivablesSection({ receivables, period }: MonthEndReport): string {
	if (receivables.length === 0) return '';
	const hasOther = receivables.some(({ other }) => !isZero(other));
	const fields: Array<keyof Receivables> = ['opening', 'invoiced', 'credited', 'received', 'refunded', ...(hasOther ? (['other'] as const) : []), 'closing', 'difference'];
	const columns = titled('Opening', '+ Invoiced', '− Credited', '− Received', '+ Refunded', ...(hasOther ? ['+ Other'] : []), '= Closing', 'Difference');
	const exchange = hasOther ? ' <em>Other</em> holds differences of exchange.' : '';
	return section('Receivables', `What customers owe, VAT included, through ${monthTitle(period)}.${exchange}`, perCurrency(receivables, columns, fields));
}

/** So many differences are listed; Reconcile With Chargebee lists them all. */
const LISTED = 60;

export function differencesSection({ differences }: MonthEndReport): string {
	if (differences.length === 0) return section('Differences', 'Every batch on the accounts of the rules is what a document of Chargebee comes to, and every document is booked.', '');
	// What people post on a bank account, say, must not hide what is wrong with batches of ours.
	const sorted = sortBy(differences, ({ cause }) => Number(cause === 'byHand'));
	const rows = sorted.slice(0, LISTED).map(({ period, currency, reason, visma, chargebee, mend }) => [
		text(monthTitle(period)),
		{ ...text(reason), as: 'text wrap' },
		number(String(visma.debit ?? chargebee.debit ?? '')),
		text(currency),
		{ ...text(mend.safe ? 'Book Events' : mend.remedy), as: 'text wrap' },
	]);
	const more = differences.length > LISTED ? `<p class="say">And ${differences.length - LISTED} more: <em>Reconcile With Chargebee</em> lists them all.</p>` : '';
	const columns: Column[] = [{ title: 'Month', isText: true }, { title: 'What', isText: true }, { title: 'Amount' }, { title: 'Currency', isText: true }, { title: 'What mends it', isText: true }];
	return section('Differences', `${differences.length} between the ledger and Chargebee’s documents, since the cut-over.`, table(columns, [{ rows }]) + more);
}

/** @param say may hold markup; everything from outside is escaped where it comes in */
const section = (title: string, say: string, body: string) => `<section><h2>${title}</h2><p class="say">${say}</p>\n${body}</section>`;
