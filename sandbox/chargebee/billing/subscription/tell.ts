import type { Deed } from '../deed';
import type { CreditNote, Subscription } from '../shapes';
import { tellOfCredits, tellOfInvoice } from '../tellOf';
import type { Billed } from './bill';

export interface Outcome extends Billed {
	subscription: Subscription;
	credit_notes?: CreditNote[];
}

/**
 * Tells of a step in a subscription's life: its own event with everything that came of it, then the documents, then
 * the monthly revenue if that moved. Documents are told of as they are when all is done.
 */
export function tellOfStep(deed: Deed, eventType: string, before: Subscription | undefined, made: Outcome): Outcome {
	const outcome: Outcome = {
		...made,
		invoice: made.invoice && deed.books.invoices.get(made.invoice.id),
		credit_notes: made.credit_notes?.flatMap(({ id }) => deed.books.creditNotes.get(id) ?? []),
	};
	const { subscription } = outcome;
	deed.tell(eventType, { ...outcome, customer: deed.site.customers.get(subscription.customer_id) });
	if (outcome.unbilled_charges?.length)
		deed.tell('unbilled_charges_created', { unbilled_charges: outcome.unbilled_charges });
	tellOfCredits(deed, outcome.credit_notes ?? []);
	tellOfInvoice(deed, outcome.invoice);
	if ((before?.mrr ?? 0) !== subscription.mrr) deed.tell('mrr_updated', { subscription });
	return outcome;
}
