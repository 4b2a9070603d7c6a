import type { EntryLine, ExplainedEntry } from '../../../ledger';
import { Decimal } from '../../../visma';

/** A batch's header, as far as an entry decides it. */
export interface Header {
	transactionDate: string;
	/** The calendar month it lies in. */
	financialPeriod: string;
	currency: string;
	exchangeRate: number | null;
	autoReversing: boolean;
}

/** How a batch came out of an entry. */
export interface Turned {
	/** The sides are changed: it takes the entry back. */
	isSwapped: boolean;
	/** Made by Visma or by a person out of one of ours. */
	isForeign: boolean;
	/** One of several in a batch that has the last day of its month. */
	isSummed: boolean;
}

/** What of a batch is not as its entry has it, in words; nothing when they agree. */
export function differences(entry: ExplainedEntry, header: Header, lines: readonly EntryLine[], turned: Turned): string[] {
	const wanted = turned.isSwapped ? entry.lines.map(swapped) : entry.lines;
	return [...headerDifferences(entry, header, turned), ...lineDifferences(wanted, lines)];
}

export const swapped = <Line extends EntryLine>(line: Line): Line => ({ ...line, debit: line.credit, credit: line.debit });

function headerDifferences(entry: ExplainedEntry, header: Header, { isSwapped, isForeign, isSummed }: Turned): string[] {
	const facts: Array<[what: string, wanted: unknown, is: unknown]> = [
		['currency', entry.currency, header.currency],
		['exchange rate', entry.exchangeRate ?? header.exchangeRate, header.exchangeRate],
	];
	if (!isForeign) facts.push(['auto-reversing', entry.autoReversing, header.autoReversing]);
	if (!isSwapped && !isForeign && !isSummed) facts.push(['date', dayIn(header.financialPeriod, entry), header.transactionDate]);
	return facts.filter(([, wanted, is]) => wanted !== is).map(([what, wanted, is]) => `${what}: ${String(is)} in the batch, ${String(wanted)} worked out`);
}

/** What belongs to a period that was closed has the first day of the one where it lies. */
const dayIn = (period: string, { ownPeriod, transactionDate }: ExplainedEntry) =>
	period > ownPeriod ? `${period.slice(0, 4)}-${period.slice(4)}-01` : transactionDate;

/** Lines that are only on one side; those that differ by nothing but the account are told as one. */
function lineDifferences(wanted: readonly EntryLine[], are: readonly EntryLine[]): string[] {
	const left = [...are];
	const missing = wanted.filter((line) => {
		const at = left.findIndex((other) => isSame(line, other));
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
	const texts: string[] = [];
	for (const line of missing) {
		const at = left.findIndex((other) => isSameAmount(line, other));
		const [other] = at < 0 ? [] : left.splice(at, 1);
		texts.push(other ? `${textOf(other)} in the batch, ${placeOf(line)} worked out` : `${textOf(line)} worked out, not in the batch`);
	}
	return [...texts, ...left.map((line) => `${textOf(line)} in the batch, not worked out`)];
}

const isEqual = (one: string, other: string) => Decimal.of(one).equals(Decimal.of(other));

const isSameAmount = (one: EntryLine, other: EntryLine) => isEqual(one.debit, other.debit) && isEqual(one.credit, other.credit);

/** Visma fills segments and projects that were not sent with defaults of its own: only those that were sent count. */
function isSame(one: EntryLine, other: EntryLine): boolean {
	const segments = (other.subaccount ?? '').split(',');
	const holdsAll = one.subaccount === null || one.subaccount.split(',').every((segment) => segments.includes(segment));
	const hasProject = one.project === undefined || one.project === other.project;
	return one.account === other.account && holdsAll && hasProject && isSameAmount(one, other);
}

const placeOf = ({ account, subaccount, project }: EntryLine) => [account, subaccount, project].filter(Boolean).join(' ');

function textOf(line: EntryLine): string {
	const isDebit = Decimal.of(line.debit).sign !== 0;
	return `${isDebit ? 'debit' : 'credit'} ${isDebit ? line.debit : line.credit} on ${placeOf(line)}`;
}
