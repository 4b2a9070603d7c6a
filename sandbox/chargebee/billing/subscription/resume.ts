import omit from 'lodash/omit';

import type { Deed } from '../deed';
import { wrongState } from '../refusals';
import type { Subscription } from '../shapes';
import { activate } from './activate';
import { bill } from './bill';
import { restDrafts } from './drafts';
import { mrrOf, planOf } from './items';
import { tellOfStep, type Outcome } from './tell';

const withoutPause = (subscription: Subscription): Subscription => omit(subscription, 'pause_date', 'resume_date');

/** Goes on in the term that was paused; its rest is billed when the pause had credited it. */
function goOn(deed: Deed, old: Subscription): Outcome {
	const plan = deed.books.plans.get(old.id) ?? { anchor: deed.today, terms: 1 };
	deed.books.plans.set(old.id, { ...plan, creditedPause: false });
	const items = old.subscription_items;
	const subscription = deed.saveSubscription({
		...withoutPause(old),
		status: 'active',
		next_billing_at: (old.current_term_end ?? 0) + 1,
		mrr: mrrOf(items, planOf(deed.books, items)),
	});
	const drafts = plan.creditedPause ? restDrafts(deed, subscription, items) : [];
	return { subscription, ...bill(deed, subscription, drafts) };
}

/** Ends a pause: `subscription_resumed`, with an invoice when a new term begins. */
export function resumeSubscription(deed: Deed, old: Subscription): Outcome {
	if (old.status !== 'paused') throw wrongState(`The subscription is ${old.status} and cannot be resumed.`);
	const within = (old.current_term_end ?? 0) >= deed.at;
	const { activated_at } = old;
	const resumed = within ? goOn(deed, old) : activate(deed, withoutPause(old));
	const subscription = within ? resumed.subscription : deed.saveSubscription({ ...resumed.subscription, activated_at });
	return tellOfStep(deed, 'subscription_resumed', old, { ...resumed, subscription });
}
