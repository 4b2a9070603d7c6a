import type { LedgerPeriod } from '../../../visma';
import type { Check } from '../check';
import { failed, type Finding, passed, warning } from '../finding';
import { monthOfDay, monthsBetween, todayIn } from '../months';

const AHEAD_MONTHS = 12;

/** Periods of the months to be posted to, from now on: whether they are there, open, and calendar months. */
export const periods: Check = {
	name: 'periods',
	needs: ['visma'],
	async run({ read, settings: { rules, until, company, now } }) {
		const all = await read.periods();
		const today = todayIn(company.timeZone, now());
		// The period of the cut-over itself is looked at by a check of its own.
		const first = [today.toFormat('yyyyMM'), monthOfDay(rules?.cutover?.date ?? '')].sort().at(-1) ?? '';
		const last = until ?? today.plus({ months: AHEAD_MONTHS }).toFormat('yyyyMM');
		const wanted = monthsBetween(first, last);
		const odd = oddPeriods(all, wanted);
		if (odd.length > 0) return [failed(`Periods that are no calendar months: ${odd.map(({ id, startDate, endDate }) => `${id} (${startDate} to ${endDate})`).join(', ')}.`, 'Revenue is spread by calendar months; a company with other periods cannot be booked for.')];
		const stateOf = (month: string) => all.find(({ startDate }) => monthOfDay(startDate) === month);
		const months = (fits: (period: LedgerPeriod | undefined) => boolean) => wanted.filter((month) => fits(stateOf(month)));
		const findings = [
			...named(months((period) => period?.closed === true), failed, 'is closed in the general ledger', 'Open it in Visma.net (Manage Financial Periods), or wait for the next one.'),
			...named(months((period) => period !== undefined && !period.closed && !period.active), warning, 'is not active', 'Activate it in Visma.net (Financial Periods); entries of that month wait until then.'),
			...named(months((period) => period === undefined), warning, 'has no period in Visma.net yet', 'Create the financial year in Visma.net (Financial Year); entries of that month wait until then.'),
		];
		return findings.length > 0 ? findings : [passed(`Every month from ${first} to ${last} has an open period.`, { from: first, to: last })];
	},
};

const oddPeriods = (all: readonly LedgerPeriod[], wanted: readonly string[]) =>
	all.filter(({ isCalendarMonth, startDate, endDate }) => !isCalendarMonth && wanted.some((month) => monthOfDay(startDate) <= month && month <= monthOfDay(endDate)));

function named(months: readonly string[], result: typeof failed, is: string, remedy: string): Finding[] {
	const [first] = months;
	if (first === undefined) return [];
	const which = months.length === 1 ? first : `${first} and ${months.length - 1} more, up to ${months.at(-1) ?? ''}, each`;
	return [result(`The month ${which} ${is}.`, remedy, { [result === failed ? 'closed' : is]: months })];
}
