import type { Book } from '../rules/book';
import type { Day } from '../time/dates';
import type { Cancellation } from '../wire/gather';

/** The days on which each subscription was cancelled before its term was over, in order. */
export type Cancellations = ReadonlyMap<string, readonly Day[]>;

/** The cancellations that end recognition early: none unless the policy is to accelerate. */
export function acceleratingCancellations(cancellations: readonly Cancellation[], book: Book): Cancellations {
	const days = new Map<string, Day[]>();
	if (book.rules.onCancelWithoutCredit !== 'accelerate') return days;
	for (const { subscription, at } of cancellations) {
		days.set(subscription, [...(days.get(subscription) ?? []), book.localDay(at)]);
	}
	for (const list of days.values()) list.sort((a, b) => a - b);
	return days;
}
