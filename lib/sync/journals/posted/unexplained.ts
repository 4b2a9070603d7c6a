import { type Collected, type Entry, familyOf, type LedgerEvent, type PostedBatch, type Rules } from '../../../ledger';
import type { Explanation } from '../../../http';
import { gapsIn } from '../complete/gaps';
import { familyOf as nameOf } from '../complete/nouns';
import type { Wanted } from './document';
import type { Live } from './generations';
import { unexplainedDay } from './termKeys';

/**
 * Subscriptions of which Visma holds a change on a day on which, by all that is at hand, nothing happened: events are
 * missing, and what is worked out without them would take back what is right.
 */
export function unexplained(documents: readonly Wanted[], live: ReadonlyMap<string, Live>): Map<string, Explanation> {
	const spans = new Map(documents.flatMap(({ family: { family }, span }) => (span?.subscription ? [[family, span.subscription]] : [])));
	const odd = new Map<string, Explanation>();
	for (const [key, { journal, reversed }] of live) {
		const family = familyOf(key) ?? '';
		const span = spans.get(family);
		const day = span && !reversed ? unexplainedDay(key, span) : undefined;
		if (day === undefined) continue;
		odd.set(family, {
			message: `Visma.net holds a change of ${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)} (batch ${journal.batchNumber}), and no event at hand tells of that day`,
			remedy: REMEDY,
			code: 'incomplete-history',
		});
	}
	return odd;
}

const REMEDY =
	'Give all its events since the term began, from the audit table or by Event: Get Many of Chargebee Billing. ' +
	'Nothing of it was posted or taken back.';

/** Subscriptions that are booked and of which a term's beginning is not told; what lib/ledger finds faulty is told by it. */
export function untold(events: readonly LedgerEvent[], { families }: Collected, rules: Rules): Map<string, Explanation> {
	const gaps = rules.basis === 'subscription' ? gapsIn(events, rules) : [];
	const faults = new Map<string, Explanation>();
	for (const { subscription, missing } of gaps) {
		const family = nameOf('subscription', subscription);
		const isTold = ['faulty', 'deleted'].includes(families.get(family)?.state ?? '');
		if (missing !== undefined && !isTold) faults.set(family, { message: missing, remedy: REMEDY, code: 'incomplete-history' });
	}
	return faults;
}

/** Unix seconds before the first term of a subscription of which Visma holds something otherwise than it is wanted. */
export function changedSince(
	family: string,
	wanted: ReadonlyMap<string, Entry>,
	posted: ReadonlyMap<string, PostedBatch>,
	{ cutover }: Rules,
): number {
	const otherwise = [...posted].filter(([key, { A }]) => wanted.get(key)?.A !== A).map(([key]) => key);
	const startsIn = (keys: Iterable<string>) => Math.min(...[...keys].filter((key) => key.startsWith(`${family}:`)).flatMap(startOf));
	const first = [startsIn(otherwise), startsIn(wanted.keys()), Date.parse(cutover?.date ?? '1970-01-01')].find(Number.isFinite) ?? 0;
	// Two days early: a term begins at midnight of the site's.
	return Math.max(first / 1000 - 2 * 86_400, 0);
}

/** The first day of the term that a key is of. */
function startOf(key: string): number[] {
	const [, year, month, day] = /:(\d{4})(\d\d)(\d\d):(?:issue|adj|rec|accel)/.exec(key) ?? [];
	return year === undefined ? [] : [Date.parse(`${year}-${month}-${day}`)];
}
