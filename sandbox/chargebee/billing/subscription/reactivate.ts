import omit from 'lodash/omit';

import type { Deed } from '../deed';
import { wrongState } from '../refusals';
import type { Subscription } from '../shapes';
import { activate } from './activate';
import { tellOfStep, type Outcome } from './tell';

function withoutEnd(subscription: Subscription): Subscription {
	return omit(subscription, 'cancelled_at', 'cancel_schedule_created_at', 'cancel_reason_code');
}

/** A cancelled subscription begins a new term today: `subscription_reactivated`, with an invoice. */
export function reactivateSubscription(deed: Deed, old: Subscription): Outcome {
	if (old.status !== 'cancelled') throw wrongState(`The subscription is ${old.status} and cannot be reactivated.`);
	const fresh = omit(withoutEnd(old), 'trial_start', 'trial_end');
	return tellOfStep(deed, 'subscription_reactivated', old, activate(deed, fresh));
}

/** What a subscription was when its cancellation was scheduled. */
function statusBefore({ current_term_end, pause_date }: Subscription, now: number): Subscription['status'] {
	if (pause_date !== undefined && pause_date <= now) return 'paused';
	return current_term_end === undefined ? 'in_trial' : 'active';
}

/** The subscription goes on after its term after all: `subscription_scheduled_cancellation_removed`. */
export function keepSubscription(deed: Deed, old: Subscription): Outcome {
	if (old.status !== 'non_renewing') throw wrongState('No cancellation is scheduled for the subscription.');
	const status = statusBefore(old, deed.at);
	const subscription = deed.saveSubscription({
		...withoutEnd(old),
		status,
		...(status === 'active' ? { next_billing_at: (old.current_term_end ?? 0) + 1 } : {}),
	});
	return tellOfStep(deed, 'subscription_scheduled_cancellation_removed', old, { subscription });
}
