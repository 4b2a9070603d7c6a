import groupBy from 'lodash/groupBy';

import { DEFERRED_ACCOUNTS } from '../seed/accounts';
import type { VismaCompany } from '../visma/company';
import { type Batch, isReleased } from '../visma/journal/batch';

/** What the deferred revenue accounts did in one period; amounts in the currency's smallest unit. */
export interface DeferredMonth {
	/** YYYYPP */
	period: string;
	firstDay: string;
	/** Put there in the period: invoices. */
	added: number;
	/** Taken away in the period: what was earned, and credit notes. */
	taken: number;
	/** What is deferred at the end of the period. */
	balance: number;
	/** What batches that are not released yet would add to that. */
	waiting: number;
	/** Whether the period is still to come: the books then hold the schedule. */
	isToCome: boolean;
}

/** The deferred revenue of one currency. */
export interface DeferredCurrency {
	currency: string;
	decimals: number;
	months: DeferredMonth[];
}

interface Movement {
	debit: number;
	credit: number;
	waiting: number;
}

function movements(batches: Batch[]): Map<string, Movement> {
	const found = new Map<string, Movement>();
	for (const batch of batches) {
		for (const { accountNumber, debit, credit } of batch.lines) {
			if (!DEFERRED_ACCOUNTS.includes(accountNumber)) continue;
			const month = found.get(batch.financialPeriod) ?? { debit: 0, credit: 0, waiting: 0 };
			const moved = isReleased(batch) ? { debit, credit, waiting: 0 } : { debit: 0, credit: 0, waiting: credit - debit };
			found.set(batch.financialPeriod, {
				debit: month.debit + moved.debit,
				credit: month.credit + moved.credit,
				waiting: month.waiting + moved.waiting,
			});
		}
	}
	return found;
}

/** The deferred revenue accounts per currency and period, from the first period with a movement to the last one. */
export function deferredByMonth({ journals, books }: VismaCompany, today: string): DeferredCurrency[] {
	const byCurrency = Object.entries(groupBy(journals.all(), 'currencyId')).sort(([a], [b]) => a.localeCompare(b));
	const periods = books.periods.all();
	return byCurrency.flatMap(([currency, batches]) => {
		const moved = movements(batches);
		const ids = [...moved.keys()].sort();
		const [first, last] = [ids[0], ids.at(-1)];
		if (first === undefined || last === undefined) return [];
		let [balance, waiting] = [0, 0];
		const months = periods
			.filter(({ id }) => first <= id && id <= last)
			.map(({ id: period, firstDay }): DeferredMonth => {
				const { debit, credit, waiting: held } = moved.get(period) ?? { debit: 0, credit: 0, waiting: 0 };
				balance += credit - debit;
				waiting += held;
				return { period, firstDay, added: credit, taken: debit, balance, waiting, isToCome: firstDay > today };
			});
		return [{ currency, decimals: books.currency(currency)?.decimalPrecision ?? 2, months }];
	});
}
