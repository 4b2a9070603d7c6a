import memoize from 'lodash/memoize';
import { DateTime } from 'luxon';

import type { VismaSettings } from '../settings';

/** A period as the calendar gives it; days as `yyyy-MM-dd`, both included. */
export interface CalendarPeriod {
	/** YYYYPP: financial year and number of the period within it. */
	id: string;
	year: number;
	firstDay: string;
	lastDay: string;
}

const day = (date: DateTime) => date.toFormat('yyyy-MM-dd');

/** A financial year is named after the calendar year in which it ends. */
function startOf(year: number, startMonth: number): DateTime {
	return DateTime.utc(startMonth === 1 ? year : year - 1, startMonth, 1);
}

/** First days of the twelve periods: of the months, or four, four and five weeks in turn. */
function firstDays(start: DateTime, lengths: VismaSettings['financialYear']['periods']): DateTime[] {
	return Array.from({ length: 12 }, (_, index) => {
		if (lengths === 'months') return start.plus({ months: index });
		return start.plus({ weeks: Math.floor(index / 3) * 13 + (index % 3) * 4 });
	});
}

function periodsOfYear(year: number, { startMonth, periods }: VismaSettings['financialYear']): CalendarPeriod[] {
	const next = startOf(year + 1, startMonth);
	const starts = firstDays(startOf(year, startMonth), periods);
	return starts.map((first, index) => ({
		id: `${year}${String(index + 1).padStart(2, '0')}`,
		year,
		firstDay: day(first),
		lastDay: day((starts[index + 1] ?? next).minus({ days: 1 })),
	}));
}

/** The periods of the financial years that the company has opened, in order. */
export const calendar = memoize(
	(financialYear: VismaSettings['financialYear']): CalendarPeriod[] => {
		const { firstYear, lastYear } = financialYear;
		const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
		return years.flatMap((year) => periodsOfYear(year, financialYear));
	},
	(financialYear) => JSON.stringify(financialYear),
);
