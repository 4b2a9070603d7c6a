import type { Draft } from '../document/lines';
import type { Deed } from '../deed';
import type { Invoice, Subscription, Usage } from '../shapes';
import { spanOf } from './drafts';
import { itemPriceOf } from './items';

const isMeteredItem = ({ amount }: { amount?: number }) => amount === undefined;

export const hasMeteredItems = ({ subscription_items }: Subscription) => subscription_items.some(isMeteredItem);

function openUsages(deed: Deed, subscription: Subscription, itemPriceId: string): Usage[] {
	const { date_to } = spanOf(subscription);
	return deed.books.usages
		.of(subscription.id)
		.filter((usage) => !usage.invoice_id && usage.item_price_id === itemPriceId && usage.usage_date <= date_to);
}

/** What was used in the term that ends and is not billed yet, a line for each metered item. */
export function usageDrafts(deed: Deed, subscription: Subscription): Draft[] {
	return subscription.subscription_items.filter(isMeteredItem).flatMap(({ item_price_id, unit_price }) => {
		const usages = openUsages(deed, subscription, item_price_id);
		const quantity = usages.reduce((sum, usage) => sum + Number(usage.quantity), 0);
		if (quantity === 0) return [];
		const itemPrice = itemPriceOf(deed.books, item_price_id);
		return {
			entity_type: 'addon_item_price' as const,
			entity_id: item_price_id,
			itemPrice,
			description: itemPrice.external_name,
			quantity,
			unit_amount: unit_price,
			amount: quantity * unit_price,
			metered: true,
			...spanOf(subscription),
		};
	});
}

/** Marks the usage of a term as billed by an invoice. */
export function billUsages(deed: Deed, ended: Subscription, invoice: Invoice): void {
	for (const line of invoice.line_items.filter(({ metered }) => metered)) {
		for (const usage of openUsages(deed, ended, line.entity_id ?? ''))
			deed.save(deed.books.usages, { ...usage, invoice_id: invoice.id, line_item_id: line.id });
	}
}
