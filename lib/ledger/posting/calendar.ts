import { LedgerError, type Fault } from '../fault';
import { firstDay, lastDay, monthOf, parseDate, type Month } from '../time/dates';

/** A financial period of the company as Visma lists it. */
export interface FinancialPeriod {
	/** Visma's own name, `YYYYPP`; of a broken financial year it is not the calendar month. */
	id: string;
	/** First day, `YYYY-MM-DD`. */
	startDate: string;
	/** Last day, or the day after it. */
	endDate: string;
	active: boolean;
	closed: boolean;
}

export type PeriodState = 'open' | 'closed' | 'inactive' | 'missing';

/** The company's periods by calendar month. */
export interface Calendar {
	stateOf(month: Month): PeriodState;
	/** The first open month from a month on, or undefined when there is none yet. */
	nextOpen(month: Month): Month | undefined;
	/** Visma's name of a month's period. */
	idOf(month: Month): string | undefined;
}

/** An adjustment period lies on the last day of its year and has no days of its own. */
const isAdjustment = ({ startDate, endDate }: FinancialPeriod): boolean =>
	startDate.slice(0, 10) === endDate.slice(0, 10);

function monthCovered({ startDate, endDate }: FinancialPeriod): Month | undefined {
	const start = parseDate(startDate);
	const end = parseDate(endDate);
	if (start === undefined || end === undefined) return undefined;
	const month = monthOf(start);
	const isWhole = start === firstDay(month) && (end === lastDay(month) || end === lastDay(month) + 1);
	return isWhole ? month : undefined;
}

/**
 * Reads the company's financial periods. Throws a `LedgerError` that lists every period that is no calendar month:
 * recognition is worked out by calendar months and cannot be booked into such periods.
 */
export function openCalendar(periods: readonly FinancialPeriod[]): Calendar {
	const months = new Map<Month, FinancialPeriod>();
	const faults: Fault[] = [];
	for (const period of periods) {
		const month = monthCovered(period);
		if (month !== undefined) months.set(month, period);
		else if (!isAdjustment(period)) {
			faults.push({
				code: 'period-not-calendar-month',
				document: `period ${period.id}`,
				message: `It runs from ${period.startDate} to ${period.endDate}.`,
				remedy: 'Only companies whose periods are calendar months can be booked for.',
			});
		}
	}
	if (faults.length > 0) throw new LedgerError(faults);
	const known = [...months.keys()].sort((a, b) => a - b);
	const stateOf = (month: Month): PeriodState => {
		const period = months.get(month);
		if (!period) return known[0] !== undefined && month < known[0] ? 'closed' : 'missing';
		if (!period.active) return 'inactive';
		return period.closed ? 'closed' : 'open';
	};
	return {
		stateOf,
		nextOpen: (from) => known.find((month) => month >= from && stateOf(month) === 'open'),
		idOf: (month) => months.get(month)?.id,
	};
}
