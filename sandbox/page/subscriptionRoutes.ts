import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { CreditNote, Invoice, Subscription } from '../chargebee/billing/shapes';
import type { ChargebeeEvent } from '../chargebee/eventStore';
import type { ChargebeeSite } from '../chargebee/site';

/** Rows that a person reads; the newest come first. */
const SHOWN = 100;

const query = z.object({ selected: z.string().optional() });

function subscriptionRow(site: ChargebeeSite, subscription: Subscription) {
	const { id, status, customer_id, subscription_items, mrr, currency_code } = subscription;
	const items = subscription_items.map(({ item_price_id, quantity = 1 }) =>
		quantity === 1 ? item_price_id : `${quantity} x ${item_price_id}`,
	);
	const { current_term_end, next_billing_at, trial_end, resume_date } = subscription;
	const company = site.customers.get(customer_id)?.company ?? customer_id;
	const until = { termEnd: current_term_end, nextBilling: next_billing_at, trialEnd: trial_end, resumes: resume_date };
	return { id, status, company, items: items.join(', '), mrr, currency: currency_code, ...until };
}

function documentRow(document: Invoice | CreditNote) {
	const { id, object, status, date, total, currency_code: currency } = document;
	const row = { id, object, status, date, total, currency };
	if (document.object === 'invoice') {
		const isOpen = !['pending', 'voided'].includes(document.status);
		return { ...row, open: isOpen ? document.amount_due : 0, of: '' };
	}
	return { ...row, open: document.amount_available, of: document.reference_invoice_id };
}

function documentsOf(site: ChargebeeSite, { id, customer_id }: Subscription) {
	const creditNotes = site.books.creditNotes.of(customer_id).filter(({ subscription_id }) => subscription_id === id);
	const documents = [...site.books.invoices.of(id), ...creditNotes];
	return documents
		.sort((a, b) => b.resource_version - a.resource_version)
		.slice(0, SHOWN)
		.map(documentRow);
}

/** Whether an event tells of a subscription or of something that belongs to it. */
function tellsOf(id: string, { content }: ChargebeeEvent): boolean {
	const members = Object.entries(content).flatMap(([name, member]) =>
		[member].flat().map((each) => ({ name, ...(each as { id?: string; subscription_id?: string }) })),
	);
	return members.some(
		({ name, id: own, subscription_id }) => subscription_id === id || (name === 'subscription' && own === id),
	);
}

function eventsOf(site: ChargebeeSite, id: string) {
	const found: ChargebeeEvent[] = [];
	for (const event of site.events.all().toReversed()) {
		if (tellsOf(id, event)) found.push(event);
		if (found.length === SHOWN) break;
	}
	const ids = new Set(found.map((event) => event.id));
	const deliveries = site.post.deliveries().filter(({ eventId }) => ids.has(eventId));
	return found.map(({ id: eventId, event_type, occurred_at, webhook_status }) => ({
		id: eventId,
		type: event_type,
		at: occurred_at,
		webhooks: webhook_status,
		deliveries: deliveries.filter((delivery) => delivery.eventId === eventId),
	}));
}

/** `GET /data/subscriptions`: all subscriptions, and the documents and events of the selected one. */
export function subscriptionRoutes(app: FastifyInstance, site: ChargebeeSite): void {
	app.get('/data/subscriptions', async (request) => {
		site.catchUp();
		const { selected } = query.parse(request.query);
		const all = site.books.subscriptions.all();
		const shown = site.books.subscriptions.get(selected) ?? all.at(-1);
		return {
			clock: site.now(),
			count: all.length,
			subscriptions: all
				.slice(-SHOWN)
				.reverse()
				.map((subscription) => subscriptionRow(site, subscription)),
			selected: shown && subscriptionRow(site, shown),
			documents: shown ? documentsOf(site, shown) : [],
			events: shown ? eventsOf(site, shown.id) : [],
			customers: site.customers
				.all()
				.filter(({ deleted }) => !deleted)
				.slice(0, 1)
				.map(({ id }) => id),
			...site.post.state(),
		};
	});
}
