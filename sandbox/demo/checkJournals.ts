import countBy from 'lodash/countBy';
import { DateTime } from 'luxon';
import { check, type Check } from './check';
import type { MonthEnd } from './monthEnd';
import type { Demo } from './open';
import type { Booked, Sale } from './sell';

const ZONE = 'Europe/Stockholm';

/** Calendar months that a term touches. */
function monthsOf(dateFrom: number, dateTo: number): number {
	const month = (seconds: number) => DateTime.fromSeconds(seconds, { zone: ZONE }).startOf('month');
	return Math.round(month(dateTo).diff(month(dateFrom), 'months').months) + 1;
}

/** What each account holds over all periods, in minor units; accounts that come to nothing are left out. */
async function balances({ control }: Demo): Promise<Record<string, number>> {
	const totals: Record<string, number> = {};
	for (const { account, units } of await control.visma.balances()) totals[account] = (totals[account] ?? 0) + units;
	return Object.fromEntries(Object.entries(totals).filter(([, units]) => units !== 0));
}

/** Compares the books with the invoice of the one subscription sold in a fresh sandbox, told of twice. */
export async function checkJournals(demo: Demo, sale: Sale, again: Booked): Promise<Check[]> {
	const { invoice, booked } = sale;
	const { total, sub_total, tax, line_items } = invoice;
	const [line] = line_items;
	const expected = 1 + (line ? monthsOf(line.date_from, line.date_to) : 0);
	const allSucceeded = (executions: Booked['executions']) => executions.every(({ status }) => status === 'success');
	return [
		check('new subscription, all executions of Book Events are green', allSucceeded(booked.executions), true),
		check('its journals in Visma.net, one and one a month', countBy(booked.journals, 'status'), { Posted: expected }),
		check('balances: receivable, revenue and VAT as invoiced, nothing deferred in the end', await balances(demo), {
			1511: total,
			2611: -tax,
			3305: -sub_total,
		}),
		check('the same events once more, all executions are green', allSucceeded(again.executions), true),
		check('journals after that', again.journals.length, expected),
	];
}

/** Compares the end of this month, run when its one sale is booked already, with what it must find. */
export const checkMonthEnd = ({ execution, summary }: MonthEnd): Check[] => [
	check('month-end, status', execution.status, 'success'),
	check('month-end, the sale is there and nothing is posted again', [summary.documents, summary.posted, summary.refused], [1, 0, 0]),
];
