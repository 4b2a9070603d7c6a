import type { Entry } from '../../../lib/ledger';
import { type Balances, tidy } from '../../history/balances';
import { nextPeriod } from '../months';
import type { Excused } from './entries';
import { linesOfEntry, linesOfJournal, type NetLine, swapped } from './lines';
import type { Sorted } from './sorted';

class Sums {
	private readonly sums = new Map<string, number>();

	add(period: string, currency: string, lines: readonly NetLine[]): void {
		for (const { account, subaccount, net } of lines) {
			const name = [period, account, subaccount, currency].join(' ');
			this.sums.set(name, (this.sums.get(name) ?? 0) + net);
		}
	}

	get balances(): Balances {
		return tidy(this.sums);
	}
}

/**
 * What the entries of the whole history come to, each in the period where its batch lies; and what was taken back, in the
 * periods of both batches.
 */
export function balancesWith(entries: readonly Entry[], { standing, pairs }: Sorted, excused: Excused): Balances {
	const sums = new Sums();
	for (const entry of entries) {
		const period = standing.get(entry.key)?.financialPeriod;
		if (period === undefined) continue;
		sums.add(period, entry.currency, linesOfEntry(entry));
		if (entry.autoReversing) sums.add(nextPeriod(period), entry.currency, swapped(linesOfEntry(entry)));
	}
	for (const { original, reversal } of pairs) {
		const lines = linesOfJournal(original);
		sums.add(original.financialPeriod, original.currencyId, lines);
		sums.add(reversal.financialPeriod, original.currencyId, swapped(lines));
		if (!original.autoReversing) continue;
		sums.add(nextPeriod(original.financialPeriod), original.currencyId, swapped(lines));
		sums.add(nextPeriod(reversal.financialPeriod), original.currencyId, lines);
	}
	for (const journal of excused.leftStanding) {
		sums.add(journal.financialPeriod, journal.currencyId, linesOfJournal(journal));
		sums.add(nextPeriod(journal.financialPeriod), journal.currencyId, swapped(linesOfJournal(journal)));
	}
	return sums.balances;
}

/** Balances over all periods. */
export function overAllPeriods(balances: Balances): Balances {
	const sums = new Map<string, number>();
	for (const [name, units] of Object.entries(balances)) {
		const account = name.slice(name.indexOf(' ') + 1);
		sums.set(account, (sums.get(account) ?? 0) + units);
	}
	return tidy(sums);
}

/** Balances that are not the same, each once. */
export function unequal(is: Balances, should: Balances): string[] {
	const names = [...new Set([...Object.keys(is), ...Object.keys(should)])].sort();
	return names
		.filter((name) => (is[name] ?? 0) !== (should[name] ?? 0))
		.map((name) => `${name}: ${is[name] ?? 0} units, not ${should[name] ?? 0}`);
}
