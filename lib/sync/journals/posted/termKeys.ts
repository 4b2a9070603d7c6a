import { daysWithin, monthsWithin, type DayName, type SubscriptionSpan } from './subscriptionSpan';

/**
 * Every key that a subscription could have by its terms: of each the entry of its first day, a change on any later day, and
 * a month's recognition or early end in any of its months. Terms that no version at hand names have none, and what is
 * posted of them is left alone.
 */
export function possibleTermKeys(family: string, { terms }: SubscriptionSpan): string[] {
	return [...terms].flatMap(([start, end]) => [
		`${family}:${start}:issue`,
		...daysWithin(start, end).map((day) => `${family}:${start}:adj:${day}`),
		...monthsWithin(start, end).flatMap((month) => [`${family}:${start}:rec:${month}`, `${family}:${start}:accel:${month}`]),
	]);
}

/** The keys of which what is known of a subscription gives a reason, or once gave one. */
export function likelyTermKeys(family: string, { terms, days, ends }: SubscriptionSpan): string[] {
	const endMonths = new Set([...ends].map((day) => day.slice(0, 6)));
	return [...terms].flatMap(([start, end]) => [
		`${family}:${start}:issue`,
		...[...days].filter((day) => day > start && day <= end).map((day) => `${family}:${start}:adj:${day}`),
		...monthsWithin(start, end).map((month) => `${family}:${start}:rec:${month}`),
		...monthsWithin(start, end).filter((month) => endMonths.has(month)).map((month) => `${family}:${start}:accel:${month}`),
	]);
}

/** By which a subscription shows that it is in Visma at all: what each term is billed for. */
export const firstTermKeys = (family: string, { terms }: SubscriptionSpan) => [...terms.keys()].map((start) => `${family}:${start}:issue`);

/** The day on which a change is dated that nothing at hand gives a reason for, now or once. */
export function unexplainedDay(key: string, { days }: SubscriptionSpan): DayName | undefined {
	const [, day] = /:adj:(\d{8})$/.exec(key) ?? [];
	return day === undefined || days.has(day) ? undefined : day;
}
