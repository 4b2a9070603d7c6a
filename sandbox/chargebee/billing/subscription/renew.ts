import omit from 'lodash/omit';

import type { Deed } from '../deed';
import type { Subscription } from '../shapes';
import { chargeDraft, takeCharges } from '../unbilled/invoice';
import { openCharges } from '../unbilled/add';
import { bill } from './bill';
import { termDrafts } from './drafts';
import { planOf } from './items';
import { subscribed, nextTerm } from './terms';
import { tellOfStep, type Outcome } from './tell';
import { billUsages, hasMeteredItems, usageDrafts } from './usage';

/** Puts a change that was ordered for the end of the term into effect: `subscription_changed`. */
function applyScheduled(deed: Deed, subscription: Subscription): Subscription {
	const { scheduledItems, ...plan } = deed.books.plans.get(subscription.id) ?? { anchor: deed.today, terms: 0 };
	if (!scheduledItems) return subscription;
	const members = subscribed(scheduledItems, planOf(deed.books, scheduledItems));
	const otherPeriod = members.billing_period_unit !== subscription.billing_period_unit;
	deed.books.plans.set(subscription.id, otherPeriod ? { anchor: deed.today, terms: 0 } : plan);
	const changed = deed.saveSubscription({
		...omit(subscription, 'changes_scheduled_at'),
		...members,
		has_scheduled_changes: false,
	});
	tellOfStep(deed, 'subscription_changed', subscription, { subscription: changed });
	return changed;
}

/**
 * The next term begins: `subscription_renewed` with its invoice, which also bills the usage of the term that ended
 * and what waited unbilled. With metered items the invoice is pending and closes later.
 */
export function renew(deed: Deed, old: Subscription): Outcome {
	const ended = applyScheduled(deed, old);
	const used = usageDrafts(deed, ended);
	const charges = openCharges(deed, ended.id);
	const renewed = deed.saveSubscription(nextTerm(deed, ended));
	const drafts = [...termDrafts(deed, renewed), ...used, ...charges.map((charge) => chargeDraft(deed, charge))];
	const billed = bill(deed, renewed, drafts, { pending: hasMeteredItems(ended) });
	if (billed.invoice) billUsages(deed, ended, billed.invoice);
	if (charges.length > 0) {
		deed.tell('unbilled_charges_invoiced', { unbilled_charges: takeCharges(deed, charges), invoice: billed.invoice });
	}
	return tellOfStep(deed, 'subscription_renewed', ended, { subscription: renewed, ...billed });
}
