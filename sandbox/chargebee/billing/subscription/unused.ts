import type { Deed } from '../deed';
import { raiseCreditNote } from '../document/creditNote';
import { unusedPieces, wholePieces } from '../document/pieces';
import type { CreditNote, Invoice, Line, Subscription } from '../shapes';

export interface UnusedOrder {
	reason: 'subscription_change' | 'subscription_cancellation' | 'subscription_pause';
	/** The part from today on by days, or all of the lines. */
	credit: 'prorate' | 'full';
	/** Item prices whose lines are credited; all when absent. */
	itemPriceIds?: Set<string>;
}

/** Recurring lines of an invoice for the present term that reach into days to come; a term before is over for good. */
function runningLines(deed: Deed, subscription: Subscription, invoice: Invoice, { itemPriceIds }: UnusedOrder): Line[] {
	const { current_term_start = Infinity, activated_at = Infinity } = subscription;
	const isOpen = !['voided', 'pending'].includes(invoice.status) && invoice.date >= activated_at;
	return invoice.line_items.filter(
		(line) =>
			isOpen &&
			line.subscription_id === subscription.id &&
			!line.metered &&
			['plan_item_price', 'addon_item_price'].includes(line.entity_type) &&
			line.date_to > deed.today &&
			line.date_from >= current_term_start &&
			(!itemPriceIds || itemPriceIds.has(line.entity_id ?? '')),
	);
}

/** Credits what was billed for days to come: one credit note for each invoice. The events are the caller's. */
export function creditUnused(deed: Deed, subscription: Subscription, order: UnusedOrder): CreditNote[] {
	return deed.books.invoices.of(subscription.id).flatMap((invoice) => {
		const lines = runningLines(deed, subscription, invoice, order);
		const pieces =
			order.credit === 'full' ? wholePieces(deed, invoice, lines) : unusedPieces(deed, invoice, lines, deed.today);
		return pieces.length > 0 ? raiseCreditNote(deed, invoice, pieces, order).creditNote : [];
	});
}
