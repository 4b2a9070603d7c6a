import type { Draft, Posting } from '../entries/draft';
import { billedSteps, earnedSteps, itemWhy, restSteps } from '../explain/subscription';
import type { Step } from '../explain/why';
import { isoDate, lastDay, monthOf, periodName, type Day, type Month } from '../time/dates';
import type { Service, SubscriptionTerm, TermItem } from './term';

const dayName = (day: Day): string => isoDate(day).replaceAll('-', '');

/** What every entry of a term has in common. */
function draftOf(
	{ start, currency, rate, branch }: SubscriptionTerm,
	draft: Pick<Draft, 'name' | 'kind' | 'day' | 'postings'>,
): Draft {
	return { ...draft, name: `${dayName(start)}:${draft.name}`, month: monthOf(draft.day), currency, rate, branch };
}

/** An item's amount on its account of revenue or deferral, against what it is billed by. */
function billed(item: TermItem, amount: bigint, steps?: Step[]): Posting[] {
	const { direct, revenue, deferred, subaccount, project, counter } = item;
	const side = direct
		? ({ role: 'revenue', account: revenue } as const)
		: ({ role: 'deferred', account: deferred } as const);
	const why = steps && itemWhy(item, steps);
	return [
		{ ...counter, amount, why: why?.counter },
		{ ...side, subaccount, project, amount: -amount, why: why?.[side.role] },
	];
}

/** The items as they stand on the term's first day, if it is served at all. */
export function issue(term: SubscriptionTerm): Draft[] {
	const first = term.services.find(({ from }) => from === term.start);
	if (!first) return [];
	const postings = first.items.flatMap((item) => billed(item, item.net, billedSteps(item)));
	return [draftOf(term, { name: 'issue', kind: 'subscription', day: term.start, postings })];
}

/** What is not yet earned of each item on a day; what is earned at once is never given back nor charged in part. */
function rest({ items }: Service, day: Day, sign: bigint): Posting[] {
	return items
		.filter(({ immediate }) => !immediate)
		.flatMap((item) => {
			const left = (item.net - item.course.earned(item.net, day)) * sign;
			return billed(item, left, restSteps(item, day, sign));
		});
}

/** One entry for each later day on which what is served changes, begins or ends before its term does. */
export function changes(term: SubscriptionTerm): Draft[] {
	const days = new Map<Day, Posting[]>();
	const add = (day: Day, postings: Posting[]): void => {
		days.set(day, [...(days.get(day) ?? []), ...postings]);
	};
	for (const service of term.services) {
		if (service.from > term.start) add(service.from, rest(service, service.from, 1n));
		if (service.until < service.end) add(service.until, rest(service, service.until, -1n));
	}
	return [...days].map(([day, postings]) =>
		draftOf(term, { name: `adj:${dayName(day)}`, kind: 'subscriptionChange', day, postings }),
	);
}

/** What is earned in each month of each run of days, dated the month's last day. */
export function recognition(term: SubscriptionTerm): Draft[] {
	const months = new Map<Month, Posting[]>();
	for (const { from, until, items } of term.services) {
		for (const item of items) {
			const { direct, net, course, revenue, deferred, subaccount, project } = item;
			if (direct) continue;
			let start = from;
			let before = course.earned(net, from);
			for (const end of [...course.cuts(from, until), until]) {
				const earned = course.earned(net, end);
				const postings = months.get(monthOf(start)) ?? [];
				const steps = earnedSteps(item, start, end);
				const why = steps && itemWhy(item, steps);
				postings.push(
					{ role: 'deferred', account: deferred, subaccount, project, amount: earned - before, why: why?.deferred },
					{ role: 'revenue', account: revenue, subaccount, project, amount: before - earned, why: why?.revenue },
				);
				months.set(monthOf(start), postings);
				start = end;
				before = earned;
			}
		}
	}
	return [...months].map(([month, postings]) =>
		draftOf(term, { name: `rec:${periodName(month)}`, kind: 'recognition', day: lastDay(month), postings }),
	);
}

/** The months after a cancellation in one entry on its day. */
export function accelerated(term: SubscriptionTerm, drafts: readonly Draft[], cancelled: Day | undefined): Draft[] {
	const isLater = ({ kind, month }: Draft): boolean =>
		cancelled !== undefined && kind === 'recognition' && month > monthOf(cancelled);
	const later = drafts.filter(isLater);
	if (cancelled === undefined || later.length === 0) return [...drafts];
	const name = `accel:${periodName(monthOf(cancelled))}`;
	const postings = later.flatMap((draft) => draft.postings);
	return [
		...drafts.filter((draft) => !isLater(draft)),
		draftOf(term, { name, kind: 'acceleration', day: cancelled, postings }),
	];
}
