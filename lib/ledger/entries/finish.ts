import { fingerprint } from '../identity';
import { formatUnits } from '../money/decimal';
import type { Book } from '../rules/book';
import { isoDate, periodName } from '../time/dates';
import type { Entry, EntryLine } from '../types/entry';
import type { Draft, Origin, Posting } from './draft';

function net(postings: readonly Posting[]): Posting[] {
	const sums = new Map<string, Posting>();
	for (const posting of postings) {
		const id = `${posting.account}\n${posting.subaccount ?? ''}\n${posting.project ?? ''}`;
		const known = sums.get(id);
		sums.set(id, known ? { ...known, amount: known.amount + posting.amount } : posting);
	}
	return [...sums.values()].filter(({ amount }) => amount !== 0n);
}

/** Debits first, then by account, subaccount and project. */
function inOrder(a: Posting, b: Posting): number {
	if (a.amount > 0n !== b.amount > 0n) return a.amount > 0n ? -1 : 1;
	const [one, other] = [a, b].map(({ account, subaccount, project }) => `${account} ${subaccount} ${project}`);
	return one! < other! ? -1 : 1;
}

function byRole(postings: readonly Posting[]): string {
	const sums = new Map<string, bigint>();
	for (const { role, amount } of postings) sums.set(role, (sums.get(role) ?? 0n) + amount);
	const roles = [...sums].filter(([, amount]) => amount !== 0n).map(([role, amount]) => `${role}=${amount}`);
	return roles.sort().join(' ');
}

/** Makes entries of drafts; equal fingerprints are worked out once. */
export function finisher(book: Book): (origin: Origin, draft: Draft) => Entry | undefined {
	const fingerprints = new Map<string, string>();
	const economy = ({ kind, currency, rate, autoReversing, postings }: Draft): string => {
		const text = JSON.stringify([kind, currency.code, rate, autoReversing === true, byRole(postings)]);
		let known = fingerprints.get(text);
		if (!known) fingerprints.set(text, (known = fingerprint(text)));
		return known;
	};

	/** The entry of a draft, or undefined when nothing is left after netting or it lies beyond the horizon. */
	return (origin, draft) => {
		const postings = net(draft.postings);
		const locked = book.firstOpen && draft.month < book.firstOpen.month ? book.firstOpen : draft;
		if (postings.length === 0 || (book.horizon !== undefined && locked.month > book.horizon)) return undefined;
		const key = `${origin.family}:${draft.name}`;
		const description = `${draft.kind} ${key}`;
		const { precision } = draft.currency;
		const zero = formatUnits(0n, precision);
		const lines = postings.sort(inOrder).map(({ account, subaccount, project, amount }): EntryLine => {
			const debit = amount > 0n ? formatUnits(amount, precision) : zero;
			const credit = amount < 0n ? formatUnits(-amount, precision) : zero;
			const line = { account, subaccount, debit, credit, reference: origin.id, description };
			return project === undefined ? line : { ...line, project };
		});
		const entry: Entry = {
			key,
			kind: draft.kind,
			family: origin.family,
			site: book.rules.site,
			transactionDate: isoDate(locked.day),
			financialPeriod: periodName(locked.month),
			ownPeriod: periodName(draft.month),
			currency: draft.currency.code,
			exchangeRate: draft.rate,
			autoReversing: draft.autoReversing === true,
			D: origin.D,
			A: economy(draft),
			lines,
		};
		return origin.branch === undefined ? entry : { ...entry, branch: origin.branch };
	};
}
