import { DateTime } from 'luxon';

import type { Json } from '../complete/json';
import type { MonthName } from '../books/months';
import type { Span } from './span';

/** `YYYYMMDD`, as keys name days; texts of it sort by time. */
export type DayName = string;

/** What the versions of a subscription say of the keys that it may have. */
export interface SubscriptionSpan {
	/** Each term's first day, with the latest day on which any version lets it end. */
	terms: Map<DayName, DayName>;
	/** Every day on which something is known to have happened, from which a change may be dated. */
	days: Set<DayName>;
	/** The days of cancellations. */
	ends: Set<DayName>;
}

const BILLING = new Set(['active', 'non_renewing']);

/** Adds a version of a subscription to its span. */
export function widenSubscription(span: Span, version: Json, occurredAt: unknown, zone: string): void {
	const known = (span.subscription ??= { terms: new Map(), days: new Set(), ends: new Set() });
	const dayOf = (value: unknown, more = 0) => (typeof value === 'number' ? dayName(value + more, zone) : undefined);
	const start = dayOf(version.current_term_start);
	const end = dayOf(version.current_term_end, 1);
	if (BILLING.has(String(version.status)) && start !== undefined && end !== undefined) {
		known.terms.set(start, [known.terms.get(start) ?? start, end].sort().at(-1) ?? end);
	}
	for (const day of [start, end, dayOf(occurredAt), dayOf(version.cancelled_at), dayOf(version.pause_date)]) {
		if (day !== undefined) known.days.add(day);
	}
	const ended = dayOf(version.cancelled_at);
	if (ended !== undefined) known.ends.add(ended);
}

const dayName = (seconds: number, zone: string): DayName => DateTime.fromSeconds(seconds, { zone }).toFormat('yyyyMMdd');

/** The days after a term's first, its end included. */
export function daysWithin(start: DayName, end: DayName): DayName[] {
	const days: DayName[] = [];
	for (let at = utcOf(start) + DAY_MS; at <= utcOf(end); at += DAY_MS) days.push(new Date(at).toISOString().slice(0, 10).replaceAll('-', ''));
	return days;
}

/** The months that a term reaches into, that of its end included. */
export function monthsWithin(start: DayName, end: DayName): MonthName[] {
	const months: MonthName[] = [];
	const last = end.slice(0, 6);
	for (let month = start.slice(0, 6); month <= last; month = monthAfter(month)) months.push(month);
	return months;
}

const DAY_MS = 86_400_000;

const utcOf = (day: DayName) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6)));

const monthAfter = (month: MonthName): MonthName => String(Number(month) + (month.endsWith('12') ? 89 : 1));
