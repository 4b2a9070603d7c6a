import omit from 'lodash/omit';

import type { Deed } from '../deed';
import { wrongState } from '../refusals';
import type { Subscription } from '../shapes';
import { openCharges } from '../unbilled/add';
import { chargeDraft, takeCharges } from '../unbilled/invoice';
import { voidCharges } from '../unbilled/drop';
import { bill } from './bill';
import { tellOfStep, type Outcome } from './tell';
import { creditUnused } from './unused';
import { billUsages, usageDrafts } from './usage';

export interface CancelOrder {
	when?: 'immediately' | 'end_of_term';
	/** What of the present term is credited. */
	credit?: 'none' | 'prorate' | 'full';
	/** What becomes of charges not billed yet. */
	charges?: 'invoice' | 'delete';
	reasonCode?: string;
}

/** What is still to be billed when a subscription ends: its usage, and its charges unless they are dropped. */
function billLast(deed: Deed, subscription: Subscription, ending: Subscription, charges: CancelOrder['charges']) {
	const open = openCharges(deed, subscription.id);
	const used = usageDrafts(deed, ending);
	if (charges === 'delete') voidCharges(deed, open);
	const last = charges === 'delete' ? [] : open;
	const billed = bill(deed, subscription, [...used, ...last.map((charge) => chargeDraft(deed, charge))]);
	if (billed.invoice) billUsages(deed, ending, billed.invoice);
	if (last.length > 0) {
		deed.tell('unbilled_charges_invoiced', { unbilled_charges: takeCharges(deed, last), invoice: billed.invoice });
	}
	return billed;
}

/** The subscription ends now: `subscription_cancelled`. */
export function cancelNow(deed: Deed, old: Subscription, order: CancelOrder = {}): Outcome {
	const { credit = 'none', charges = 'invoice', reasonCode = old.cancel_reason_code } = order;
	const subscription = deed.saveSubscription({
		...omit(old, 'next_billing_at', 'pause_date', 'resume_date', 'changes_scheduled_at'),
		status: 'cancelled',
		cancelled_at: old.status === 'non_renewing' ? old.cancelled_at : deed.at,
		...(reasonCode ? { cancel_reason_code: reasonCode } : {}),
		has_scheduled_changes: false,
		mrr: 0,
	});
	const credit_notes =
		credit === 'none' ? [] : creditUnused(deed, old, { reason: 'subscription_cancellation', credit });
	const billed = billLast(deed, subscription, old, charges);
	return tellOfStep(deed, 'subscription_cancelled', old, { subscription, credit_notes, ...billed });
}

/** Cancels a subscription, at once or at the end of its term (`subscription_cancellation_scheduled`). */
export function cancelSubscription(deed: Deed, old: Subscription, order: CancelOrder): Outcome {
	if (old.status === 'cancelled') throw wrongState('The subscription is already cancelled.');
	const ends =
		order.when === 'end_of_term' ? (old.status === 'in_trial' ? old.trial_end : old.current_term_end) : undefined;
	if (ends === undefined || ends <= deed.at) return cancelNow(deed, old, order);
	const subscription = deed.saveSubscription({
		...omit(old, 'next_billing_at'),
		status: 'non_renewing',
		cancelled_at: ends,
		cancel_schedule_created_at: deed.at,
		...(order.reasonCode ? { cancel_reason_code: order.reasonCode } : {}),
	});
	return tellOfStep(deed, 'subscription_cancellation_scheduled', old, { subscription });
}
