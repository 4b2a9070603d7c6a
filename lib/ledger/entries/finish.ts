import { traceOf, type Tracer } from '../explain/trace';
import { fingerprint } from '../identity';
import { formatUnits } from '../money/decimal';
import type { Book } from '../rules/book';
import { isoDate, periodName } from '../time/dates';
import type { Entry, EntryLine } from '../types/entry';
import type { Draft, Origin, Posting } from './draft';
import { byRole, net } from './net';

/** Remembers what a function gave: days and months repeat by the thousand. */
function remembered(name: (value: number) => string): (value: number) => string {
	const known = new Map<number, string>();
	return (value) => {
		let text = known.get(value);
		if (text === undefined) known.set(value, (text = name(value)));
		return text;
	};
}

/** The fingerprint of what is booked: accounts, subaccounts, branch and dates are no part of it. */
function economy({ kind, currency, rate, autoReversing, postings }: Draft): string {
	return fingerprint(`${kind} ${currency.code} ${rate} ${autoReversing === true} ${byRole(postings)}`);
}

const zeroOf = remembered((precision) => formatUnits(0n, precision));

function lineOf(posting: Posting, precision: number, reference: string, description: string): EntryLine {
	const { account, subaccount, project, amount } = posting;
	const debit = amount > 0n ? formatUnits(amount, precision) : zeroOf(precision);
	const credit = amount < 0n ? formatUnits(-amount, precision) : zeroOf(precision);
	const line: EntryLine = { account, subaccount, debit, credit, reference, description };
	if (project !== undefined) line.project = project;
	return line;
}

/** Makes entries of drafts: netted, locked, and none beyond the horizon. */
export function finisher(book: Book, trace?: Tracer): (origin: Origin, draft: Draft) => Entry | undefined {
	const dateText = remembered(isoDate);
	const periodText = remembered(periodName);

	return (origin, draft) => {
		const postings = net(draft.postings);
		const locked = book.firstOpen && draft.month < book.firstOpen.month ? book.firstOpen : draft;
		if (postings.length === 0 || (book.horizon !== undefined && locked.month > book.horizon)) return undefined;
		const key = `${origin.family}:${draft.name}`;
		const description = `${draft.kind} ${key}`;
		const { precision } = draft.currency;
		const lines = postings.map((posting) => lineOf(posting, precision, origin.id, description));
		const entry: Entry = {
			key,
			kind: draft.kind,
			family: origin.family,
			site: book.rules.site,
			transactionDate: dateText(locked.day),
			financialPeriod: periodText(locked.month),
			ownPeriod: periodText(draft.month),
			currency: draft.currency.code,
			exchangeRate: draft.rate,
			autoReversing: draft.autoReversing === true,
			D: origin.D,
			A: economy(draft),
			lines,
		};
		const branch = draft.branch ?? origin.branch;
		if (branch !== undefined) entry.branch = branch;
		trace?.(traceOf(origin, draft, entry, postings));
		return entry;
	};
}
