import sumBy from 'lodash/sumBy';

import { batchNumber, collect, descriptionOf, type Entry, journalAll, type Rules } from '../../lib/ledger';
import { units } from '../ledger/samples';
import { CANCELLED_WITHOUT_CREDIT, LIFE, RULES, SALE } from './history';

type Row = Array<string | number>;

/** Öre as people write them: `-604932` is `-6,049.32`. */
const money = (ore: number) => (ore / 100 + 0).toLocaleString('en-GB', { minimumFractionDigits: 2 });
/** An amount of a cell where nothing stands for nothing. */
const cell = (ore: number) => (ore === 0 ? '' : money(ore));

/** A Markdown table; columns whose head ends with a colon are flush right. */
function table(heads: string[], rows: Row[]): string {
	const lines = [
		heads.map((head) => head.replace(/:$/, '')),
		heads.map((head) => (head.endsWith(':') ? '---:' : '---')),
		...rows,
	];
	return lines.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const NAMES: Record<string, string> = {
	1511: '1511 receivable',
	1930: '1930 bank',
	2611: '2611 output VAT',
	2970: '2970 deferred revenue',
	3001: '3001 revenue',
};

const WORDS: Partial<Record<Entry['kind'], string>> = {
	invoice: 'invoice',
	creditNote: 'credit note',
	payment: 'payment',
	refund: 'refund',
	recognition: 'recognition',
	acceleration: 'what is left, at once',
};

const documentOf = ({ family }: Entry) => family.split(':').slice(2).join(':');
const net = (entry: Entry, account: string) =>
	sumBy(
		entry.lines.filter((line) => line.account === account),
		({ debit, credit }) => Number(units(debit) - units(credit)),
	);
const months = (entries: Entry[]) => [...new Set(entries.map(({ financialPeriod }) => financialPeriod))].sort();

function lineRows(entries: Entry[]): Row[] {
	return entries.flatMap((entry) =>
		entry.lines.map(({ account, debit, credit }, index) => [
			...(index === 0 ? [entry.transactionDate, documentOf(entry), WORDS[entry.kind] ?? entry.kind] : ['', '', '']),
			NAMES[account] ?? account,
			cell(Number(units(debit))),
			cell(Number(units(credit))),
		]),
	);
}

const ENTRY_HEADS = ['date', 'document', 'entry', 'account', 'debit:', 'credit:'];

/** What is booked on the day of each document and payment. */
function documents(): string {
	return table(ENTRY_HEADS, lineRows(journalAll(LIFE, RULES).filter(({ kind }) => kind !== 'recognition')));
}

/** What each month takes from deferred revenue, by document, and what is left then. */
function recognition(rules: Rules): string {
	const entries = journalAll(LIFE, rules);
	const earned = entries.filter(({ kind }) => kind === 'recognition');
	const names = [...new Set(earned.map(documentOf))];
	let deferred = 0;
	const rows = months(entries).map((month): Row => {
		const inMonth = entries.filter(({ financialPeriod }) => financialPeriod === month);
		const revenue = (name?: string) =>
			-sumBy(
				inMonth.filter((entry) => entry.kind === 'recognition' && (name === undefined || documentOf(entry) === name)),
				(entry) => net(entry, '3001'),
			);
		deferred -= sumBy(inMonth, (entry) => net(entry, '2970'));
		return [month, ...names.map((name) => cell(revenue(name))), money(revenue()), money(deferred)];
	});
	const totals = names.map((name) => -sumBy(earned.filter((entry) => documentOf(entry) === name), (entry) => net(entry, '3001')));
	const total: Row = ['**year**', ...totals.map((each) => `**${money(each)}**`), `**${money(sumBy(totals))}**`, ''];
	return table(['month', ...names.map((name) => `${name}:`), 'revenue:', 'deferred at month end:'], [...rows, total]);
}

/** What every account holds after the last entry. */
function balances(): string {
	const entries = journalAll(LIFE, RULES);
	const rows = Object.entries(NAMES).map(([account, name]): Row => {
		const lines = entries.flatMap((entry) => entry.lines).filter((line) => line.account === account);
		const [debit, credit] = [sumBy(lines, (line) => Number(units(line.debit))), sumBy(lines, (line) => Number(units(line.credit)))];
		return [name, money(debit), money(credit), money(debit - credit)];
	});
	return table(['account', 'debit:', 'credit:', 'balance:'], rows);
}

/** The first entries of the sale when January to March are closed. */
function closed(): string {
	const shown = journalAll(SALE, { ...RULES, firstOpenPeriod: '202604' }).filter(({ ownPeriod }) => ownPeriod <= '202604');
	const rows = shown.map((entry): Row => {
		const amount = sumBy(entry.lines, ({ debit }) => Number(units(debit)));
		return [documentOf(entry), WORDS[entry.kind] ?? entry.kind, entry.ownPeriod, entry.financialPeriod, entry.transactionDate, money(amount)];
	});
	return table(['document', 'entry', 'belongs to', 'booked in', 'dated', 'amount:'], rows);
}

/** What is left of the sale to book from April on, under both ways to begin. */
function cutover(): string {
	const ways = ['ignore', 'recogniseOnly'] as const;
	const rows = ways.map((mode): Row => {
		const { entries, opening } = collect(SALE, { ...RULES, cutover: { date: '2026-04-01', mode } });
		const earned = sumBy(entries, (entry) => -net(entry, '3001'));
		const presumed = sumBy(opening, ({ deferred }) => Number(units(deferred)));
		return [`\`${mode}\``, entries.length, money(earned), money(presumed)];
	});
	return table(['mode', 'entries', 'revenue from April on:', 'opening balance it presumes on 2970:'], rows);
}

/** The end of the year when nothing is paid back, under both policies. */
function cancelled(): string {
	const policies = ['continue', 'accelerate'] as const;
	const shown = policies.map((onCancelWithoutCredit) => ({
		onCancelWithoutCredit,
		entries: journalAll(CANCELLED_WITHOUT_CREDIT, { ...RULES, onCancelWithoutCredit }),
	}));
	const all = months(shown.flatMap(({ entries }) => entries)).filter((month) => month >= '202608');
	const revenue = (entries: Entry[], month: string) =>
		-sumBy(entries.filter(({ financialPeriod }) => financialPeriod === month), (entry) => net(entry, '3001'));
	const rows = shown.map(({ onCancelWithoutCredit, entries }): Row => [
		`\`${onCancelWithoutCredit}\``,
		...all.map((month) => cell(revenue(entries, month))),
	]);
	return table(['policy', ...all.map((month) => `${month}:`)], rows);
}

/** By what a batch is known in Visma.net. */
function identity(): string {
	const shown = journalAll(SALE, RULES).filter(({ ownPeriod }) => ownPeriod === '202601');
	const rows = shown.map((entry): Row => [
		`\`${entry.key}\``,
		`\`${batchNumber(entry.site, entry.key)}\``,
		`\`${descriptionOf(entry)}\``,
	]);
	return table(['key', 'batch number', 'description'], rows);
}

const TABLES: Record<string, () => string> = {
	documents,
	balances,
	closed,
	cutover,
	cancelled,
	identity,
	daily: () => recognition(RULES),
	monthly: () => recognition({ ...RULES, convention: 'monthly' }),
};

/** A document with every computed table in its place, between `<!-- computed: name -->` and `<!-- end -->`. */
export function withTables(document: string): string {
	return document.replace(/(<!-- computed: (\w+) -->\n)[^]*?(<!-- end -->)/g, (_, begin: string, name: string, end: string) => {
		const compute = TABLES[name];
		if (!compute) throw new Error(`There is no table ${name}`);
		return `${begin}\n${compute()}\n\n${end}`;
	});
}

/** Names of the tables that there are. */
export const TABLE_NAMES = Object.keys(TABLES);
