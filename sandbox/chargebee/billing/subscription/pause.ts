import omit from 'lodash/omit';

import type { Deed } from '../deed';
import { wrongState } from '../refusals';
import type { Subscription } from '../shapes';
import { tellOfStep, type Outcome } from './tell';
import { creditUnused } from './unused';

export interface PauseOrder {
	when?: 'immediately' | 'end_of_term' | 'specific_date';
	/** Seconds, for a specific date. */
	pauseDate?: number;
	/** Seconds; until somebody resumes it when absent. */
	resumeDate?: number;
	/** Whether the unused days of the term are credited. */
	credit?: boolean;
}

/** The subscription is paused from now on: `subscription_paused`. */
export function pauseNow(
	deed: Deed,
	old: Subscription,
	{ resumeDate = old.resume_date, credit = deed.settings.creditOnPause }: PauseOrder = {},
): Outcome {
	const credit_notes = credit ? creditUnused(deed, old, { reason: 'subscription_pause', credit: 'prorate' }) : [];
	const plan = deed.books.plans.get(old.id) ?? { anchor: deed.today, terms: 1 };
	deed.books.plans.set(old.id, { ...plan, creditedPause: credit_notes.length > 0 });
	const resume = resumeDate === undefined ? {} : { resume_date: resumeDate };
	const subscription = deed.saveSubscription({
		...omit(old, 'next_billing_at'),
		...resume,
		status: 'paused',
		pause_date: deed.at,
		mrr: 0,
	});
	return tellOfStep(deed, 'subscription_paused', old, { subscription, credit_notes });
}

/** Pauses an active subscription, now or later (`subscription_pause_scheduled`). */
export function pauseSubscription(deed: Deed, old: Subscription, order: PauseOrder): Outcome {
	if (old.status !== 'active') throw wrongState(`The subscription is ${old.status} and cannot be paused.`);
	const { when = 'immediately', pauseDate, resumeDate } = order;
	if (when === 'immediately') return pauseNow(deed, old, order);
	const pause_date = when === 'end_of_term' ? old.next_billing_at : pauseDate;
	const resume = resumeDate === undefined ? {} : { resume_date: resumeDate };
	const subscription = deed.saveSubscription({ ...old, pause_date, ...resume });
	return tellOfStep(deed, 'subscription_pause_scheduled', old, { subscription });
}
