import type { Actor, ChargebeeSite } from '../site';
import type { Appointment } from './agenda';
import { Deed } from './deed';
import { invoiceDue, subscriptionDue } from './due';
import { closePending } from './invoice/closePending';
import { fallDue } from './invoice/fallDue';
import type { Invoice, Subscription } from './shapes';
import { begin, endTrial } from './subscription/begin';
import { cancelNow } from './subscription/cancel';
import { pauseNow } from './subscription/pause';
import { renew } from './subscription/renew';
import { resumeSubscription } from './subscription/resume';

const CLOCKWORK: Actor = { source: 'scheduled_job', user: '', webhooksDisabled: false };

function advanceSubscription(deed: Deed, subscription: Subscription): void {
	const { status, pause_date = Infinity } = subscription;
	if (status === 'future') begin(deed, subscription);
	else if (status === 'in_trial') endTrial(deed, subscription);
	else if (status === 'non_renewing') cancelNow(deed, subscription);
	else if (status === 'paused') resumeSubscription(deed, subscription);
	else if (pause_date <= deed.at) pauseNow(deed, subscription, { credit: false });
	else renew(deed, subscription);
}

function advanceInvoice(deed: Deed, invoice: Invoice): void {
	if (invoice.status === 'pending') closePending(deed, invoice);
	else fallDue(deed, invoice);
}

/** Does what an appointment is for, if it still holds. */
function keep(site: ChargebeeSite, { kind, id, at }: Appointment): void {
	const deed = new Deed(site, CLOCKWORK, at);
	if (kind === 'subscription') {
		const subscription = site.books.subscriptions.get(id);
		if (subscription && subscriptionDue(subscription) === at) advanceSubscription(deed, subscription);
		return;
	}
	const invoice = site.books.invoices.get(id);
	if (invoice && invoiceDue(invoice, site.settings.autoCloseHours) === at) advanceInvoice(deed, invoice);
}

/** Everything that is due by a time in seconds happens, in order, each at its own time. */
export function liveUntil(site: ChargebeeSite, until: number): void {
	for (;;) {
		const next = site.books.agenda.take(until);
		if (!next) return;
		keep(site, next);
	}
}

/** Enters everything that is to come: after the books were read from elsewhere. */
export function fillAgenda(site: ChargebeeSite): void {
	const { agenda, subscriptions, invoices } = site.books;
	agenda.clear();
	for (const subscription of subscriptions.all()) {
		if (!subscription.deleted) agenda.enter('subscription', subscription.id, subscriptionDue(subscription));
	}
	for (const invoice of invoices.all())
		agenda.enter('invoice', invoice.id, invoiceDue(invoice, site.settings.autoCloseHours));
}
