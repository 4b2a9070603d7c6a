import type { Invoice, Subscription } from './shapes';

/** When something happens to a subscription by itself next, in seconds; undefined when nothing does. */
export function subscriptionDue(subscription: Subscription): number | undefined {
	const { status, start_date, trial_end, next_billing_at, pause_date, resume_date, cancelled_at } = subscription;
	if (status === 'future') return start_date;
	if (status === 'in_trial') return trial_end === undefined ? undefined : trial_end + 1;
	if (status === 'paused') return resume_date;
	if (status === 'non_renewing') return cancelled_at === undefined ? undefined : cancelled_at + 1;
	if (status !== 'active') return undefined;
	return Math.min(next_billing_at ?? Infinity, pause_date ?? Infinity);
}

/** When a pending invoice closes, or a posted one is overdue. */
export function invoiceDue(invoice: Invoice, closeAfterHours: number): number | undefined {
	if (invoice.deleted) return undefined;
	if (invoice.status === 'pending') return invoice.date + closeAfterHours * 3600;
	return invoice.status === 'posted' && invoice.due_date !== undefined ? invoice.due_date + 1 : undefined;
}
