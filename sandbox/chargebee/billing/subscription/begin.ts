import type { Deed } from '../deed';
import type { Subscription } from '../shapes';
import { activate } from './activate';
import { startTrial } from './create';
import { tellOfStep, type Outcome } from './tell';

/** A future subscription's day has come: `subscription_started`, with its first invoice unless a trial begins. */
export function begin(deed: Deed, subscription: Subscription): Outcome {
	const { trial_end } = subscription;
	const begun =
		trial_end !== undefined && trial_end > deed.at
			? { subscription: startTrial(deed, subscription, trial_end) }
			: activate(deed, subscription);
	return tellOfStep(deed, 'subscription_started', subscription, begun);
}

/** A trial is over: `subscription_activated`, with the first invoice. */
export function endTrial(deed: Deed, subscription: Subscription): Outcome {
	return tellOfStep(deed, 'subscription_activated', subscription, activate(deed, subscription));
}
