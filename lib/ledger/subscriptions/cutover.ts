import type { OpeningBalance } from '../documents/cutover';
import type { Draft } from '../entries/draft';
import { formatUnits } from '../money/decimal';
import { monthOf, periodName, type Day } from '../time/dates';
import type { SubscriptionTerm } from './term';

/** Of a term from before the cut-over: its changes from that day on and its months from that month on. */
export function afterCutover(drafts: readonly Draft[], cutover: Day): Draft[] {
	return drafts.filter(({ kind, day, month }) => {
		if (kind === 'subscription') return false;
		return kind === 'subscriptionChange' ? day >= cutover : month >= monthOf(cutover);
	});
}

/** What these entries presume on the deferred accounts: all that they take off them. */
export function openingBalances(
	drafts: readonly Draft[],
	{ currency }: SubscriptionTerm,
	family: string,
	cutover: Day,
): OpeningBalance[] {
	const sums = new Map<string, { account: string; subaccount: string | null; units: bigint }>();
	for (const { role, account, subaccount, amount } of drafts.flatMap(({ postings }) => postings)) {
		if (role !== 'deferred') continue;
		const id = `${account}\n${subaccount ?? ''}`;
		sums.set(id, { account, subaccount, units: (sums.get(id)?.units ?? 0n) + amount });
	}
	return [...sums.values()]
		.filter(({ units }) => units !== 0n)
		.map(({ account, subaccount, units }) => ({
			family,
			financialPeriod: periodName(monthOf(cutover)),
			account,
			subaccount,
			currency: currency.code,
			deferred: formatUnits(units, currency.precision),
		}));
}
