import { groupBy } from 'lodash';

import type { EntryLine } from '../../ledger';
import { Decimal } from '../../visma';
import { netOf } from './sums';

export const swapped = (lines: readonly EntryLine[]): EntryLine[] => lines.map((line) => ({ ...line, debit: line.credit, credit: line.debit }));

/** Whether a subaccount of Visma.net is the one that was sent: it fills segments that were not with defaults of its own. */
function holds(is: string | null, sent: string | null): boolean {
	const segments = (is ?? '').split(',');
	return sent === null || sent.split(',').every((segment) => segments.includes(segment));
}

/** The lines of an entry, each with the subaccount that it has in its batch, where it is found there. */
export function asBooked(wanted: readonly EntryLine[], are: readonly EntryLine[]): EntryLine[] {
	const left = [...are];
	return wanted.map((line) => {
		const fits = (other: EntryLine) => other.account === line.account && holds(other.subaccount, line.subaccount);
		const exact = left.findIndex((other) => fits(other) && netOf(other).equals(netOf(line)));
		const at = exact >= 0 ? exact : left.findIndex(fits);
		const [found] = at < 0 ? [] : left.splice(at, 1);
		return found ? { ...line, subaccount: found.subaccount } : line;
	});
}

/** Net of each account and subaccount that is not the same in both: `from` as in the batch, `to` as it should be. */
export function changesOf(are: readonly EntryLine[], wanted: readonly EntryLine[]): Array<{ field: string; from: string; to: string }> {
	const place = ({ account, subaccount }: EntryLine) => [account, subaccount].filter(Boolean).join(' ');
	const [is, should] = [groupBy(are, place), groupBy(asBooked(wanted, are), place)];
	const net = (lines: EntryLine[] = []) => Decimal.sum(lines.map(netOf));
	return [...new Set([...Object.keys(is), ...Object.keys(should)])]
		.sort()
		.map((field) => ({ field, from: net(is[field]), to: net(should[field]) }))
		.filter(({ from, to }) => !from.equals(to))
		.map(({ field, from, to }) => ({ field, from: String(from), to: String(to) }));
}
