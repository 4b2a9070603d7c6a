import { z } from 'zod';

import { Refusal } from '../../server/refusal';
import type { Deed } from '../billing/deed';
import { creditNotesOf } from '../billing/document/credited';
import type { CreditNote, Invoice, Subscription } from '../billing/shapes';

/** A time as seconds since 1970, or as ISO text. */
export const moment = z.union([
	z.number().int(),
	z
		.string()
		.datetime({ offset: true })
		.transform((text) => Math.floor(Date.parse(text) / 1000)),
]);

export const item = z.object({
	item_price_id: z.string(),
	quantity: z.number().int().positive().optional(),
	unit_price: z.number().int().min(0).optional(),
});

export const ofSubscription = z.object({ subscriptionId: z.string() });
/** An invoice by its id, or the subscription's latest one that fits. */
export const ofInvoice = z.object({ invoiceId: z.string().optional(), subscriptionId: z.string().optional() });
export const ofCreditNote = z.object({ creditNoteId: z.string().optional(), subscriptionId: z.string().optional() });

/** The customer named, else the first one there is. */
export function buyer(deed: Deed, customerId: string | undefined): string {
	const id = customerId ?? deed.site.customers.all().find(({ deleted }) => !deleted)?.id;
	if (id === undefined) throw new Refusal(409, { message: 'Chargebee has no customer yet' });
	return id;
}

const missing = (what: string) => new Refusal(404, { message: `There is no ${what}` });

export function subscriptionOf(deed: Deed, { subscriptionId }: { subscriptionId?: string }): Subscription {
	const subscription = deed.books.subscriptions.get(subscriptionId);
	if (!subscription) throw missing(`subscription ${subscriptionId ?? ''}`);
	return subscription;
}

/** The invoice named, else the latest one of the subscription that fits; `what` is said when there is none. */
export function invoiceOf(
	deed: Deed,
	{ invoiceId, subscriptionId }: z.output<typeof ofInvoice>,
	fits: (invoice: Invoice) => boolean,
	what: string,
): Invoice {
	const invoice = invoiceId
		? deed.books.invoices.get(invoiceId)
		: deed.books.invoices.of(subscriptionId ?? '').findLast(fits);
	if (!invoice) throw missing(what);
	return invoice;
}

export function creditNoteOf(
	deed: Deed,
	{ creditNoteId, subscriptionId }: z.output<typeof ofCreditNote>,
	fits: (creditNote: CreditNote) => boolean,
): CreditNote {
	const ofTheSubscription = () =>
		deed.books.invoices.of(subscriptionId ?? '').flatMap((invoice) => creditNotesOf(deed.books, invoice));
	const creditNote = creditNoteId ? deed.books.creditNotes.get(creditNoteId) : ofTheSubscription().findLast(fits);
	if (!creditNote) throw missing('such credit note');
	return creditNote;
}
