import { firstDay, isoDate, monthOf, parseDate, parsePeriod, periodName, type Month } from '../time/dates';
import type { Entry } from '../types/entry';
import type { Calendar } from './calendar';

/** Where an entry goes, or why it does not go anywhere now. */
export type Placed = { entry: Entry } | { waiting: string } | { skipped: string } | { conflict: string };

export interface PlaceOptions {
	calendar: Calendar | undefined;
	closedPeriods: 'move' | 'refuse';
	horizon: Month | undefined;
}

function movedTo<T extends Pick<Entry, 'transactionDate' | 'financialPeriod'>>(entry: T, month: Month): T {
	return { ...entry, transactionDate: isoDate(firstDay(month)), financialPeriod: periodName(month) };
}

/** Puts an entry into its own period, or the next open one after it. */
export function place(entry: Entry, { calendar, closedPeriods, horizon }: PlaceOptions): Placed {
	const month = parsePeriod(entry.financialPeriod) ?? 0;
	const isMoved = entry.financialPeriod !== entry.ownPeriod;
	const state = calendar?.stateOf(month) ?? 'open';
	if (entry.autoReversing && (isMoved || state === 'closed')) return { skipped: 'period-closed' };
	if (state === 'closed' && closedPeriods === 'refuse')
		return { conflict: `period ${entry.financialPeriod} is closed` };
	const target = state === 'closed' ? calendar?.nextOpen(month) : month;
	if (horizon !== undefined && (target ?? month) > horizon) return { skipped: 'beyond-horizon' };
	if (target === undefined) return { waiting: `no period after ${entry.financialPeriod} is open` };
	if (state === 'missing' || state === 'inactive') return { waiting: `period ${entry.financialPeriod} is ${state}` };
	return { entry: target === month ? entry : movedTo(entry, target) };
}

/** Puts a reversal into the period of the batch it reverses, or the next open one after it. */
export function placeReversal(reversal: Entry, calendar: Calendar | undefined): Placed {
	const month = parsePeriod(reversal.financialPeriod) ?? monthOf(parseDate(reversal.transactionDate) ?? 0);
	const state = calendar?.stateOf(month) ?? 'open';
	if (state === 'open') return { entry: reversal };
	if (reversal.autoReversing) return { skipped: 'reversed-itself' };
	const target = calendar?.nextOpen(month + 1);
	return target === undefined
		? { waiting: `no period after ${reversal.financialPeriod} is open` }
		: { entry: movedTo(reversal, target) };
}
