import { shownDocument } from '../billing/document/shown';
import type { Outcome } from '../billing/subscription/tell';
import type { ChargebeeSite } from '../site';

/** What came of a step in a subscription's life, as its operation answers. */
export function stepAnswer(site: ChargebeeSite, { subscription, invoice, credit_notes, unbilled_charges }: Outcome) {
	const page = site.settings.lineItemsPage;
	return {
		subscription,
		customer: site.customers.get(subscription.customer_id),
		invoice: invoice && shownDocument(invoice, page),
		credit_notes: credit_notes?.length ? credit_notes.map((each) => shownDocument(each, page)) : undefined,
		unbilled_charges: unbilled_charges?.length ? unbilled_charges : undefined,
	};
}
