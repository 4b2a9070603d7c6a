import { DateTime } from 'luxon';

import type { LedgerEvent, Rules } from '../../../ledger';
import { idOf, isObject, objectsOf, secondsOf, type Json } from './json';
import { contentOf } from './nouns';

/** A term of a subscription of which the events at hand do not tell the beginning. */
export interface Gap {
	subscription: string;
	/** Unix seconds: the start of the term. */
	since: number;
	/** What is missing, as a sentence without its end. Absent where lib/ledger says so itself if it is. */
	missing?: string;
}

interface Version {
	number: number;
	raw: Json;
	/** The least time of the events that carry it. */
	seen: number;
	types: Set<string>;
	hasCustomer: boolean;
}

const BILLING = new Set(['active', 'non_renewing']);
const ENDED = new Set(['paused', 'cancelled']);
/** The events that begin a subscription: there is nothing before. */
const BIRTH = /^subscription_(created|activated|started)(_with_backdating)?$/;
const DAY = 86_400;

/**
 * What is missing of the histories of subscriptions: a term that was paused or cancelled without its beginning, one that is
 * first told of after it began, and one without the customer, whose country decides about accounts. One that was gone on
 * with after a pause may lack what was before. Terms from before the
 * cut-over are of no account unless their recognition is booked.
 */
export function gapsIn(events: readonly LedgerEvent[], { cutover, timeZone }: Pick<Rules, 'cutover' | 'timeZone'>): Gap[] {
	// A day early: a cut-over is a day of the site's, and sites lie on both sides of Greenwich.
	const from = cutover && cutover.mode !== 'recogniseOnly' ? Date.parse(cutover.date) / 1000 - DAY : 0;
	return [...historiesIn(events)].flatMap(([subscription, versions]) => {
		const told = [...versions.values()].sort((a, b) => a.number - b.number);
		const starts = new Set(told.flatMap(({ raw }) => startOf(raw) ?? []).filter((start) => start >= from));
		return [...starts].flatMap((since) => {
			const after = DateTime.fromSeconds(since, { zone: timeZone }).startOf('day').plus({ days: 1 }).toSeconds();
			const missing = missingOf(told.filter(({ raw }) => startOf(raw) === since), after);
			return missing === undefined ? [] : [{ subscription, since, ...missing }];
		});
	});
}

/** @param after unix seconds: the day after the term's first */
function missingOf(versions: readonly Version[], after: number): Pick<Gap, 'missing'> | undefined {
	const first = versions.find(({ raw }) => BILLING.has(String(raw.status)));
	if (!first) return versions.some(({ raw }) => endsEarly(raw)) ? { missing: 'No event at hand tells what it was before it ended' } : undefined;
	const isBirth = [...first.types].some((type) => BIRTH.test(type));
	if (!isBirth && first.seen >= after) return {};
	return first.hasCustomer ? undefined : { missing: 'No event at hand tells of its customer when the term began' };
}

/** Of a term that was over, the end says nothing; one that was served to its last second may still have gone untold. */
function endsEarly({ status, cancelled_at: at, current_term_end: end }: Json): boolean {
	if (status !== 'cancelled') return true;
	return Number(at ?? 0) <= Number(end ?? Infinity);
}

function startOf({ status, current_term_start: start }: Json): number | undefined {
	return BILLING.has(String(status)) || ENDED.has(String(status)) ? secondsOf(start) : undefined;
}

function historiesIn(events: readonly LedgerEvent[]): Map<string, Map<number, Version>> {
	const histories = new Map<string, Map<number, Version>>();
	for (const event of events) {
		const { subscription, customer } = contentOf(event);
		const seen = secondsOf(event.occurred_at) ?? Infinity;
		for (const raw of objectsOf(subscription)) {
			const id = idOf(raw.id);
			if (id === undefined) continue;
			const versions = histories.get(id) ?? new Map<number, Version>();
			histories.set(id, versions);
			const number = Number(raw.resource_version ?? 0) || 0;
			const known = versions.get(number) ?? { number, raw, seen, types: new Set<string>(), hasCustomer: false };
			versions.set(number, {
				...known,
				seen: Math.min(known.seen, seen),
				types: known.types.add(String(event.event_type)),
				hasCustomer: known.hasCustomer || isObject(customer),
			});
		}
	}
	return histories;
}
