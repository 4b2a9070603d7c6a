import type { Report } from '../fault';
import { objectsOf, textOf, type Json } from '../wire/json';
import { unitReader } from '../wire/sale';

/** A recurring item of a subscription. */
export interface ItemFacts {
	raw: Json;
	itemPrice: string | undefined;
	/** As on a document's line: `plan_item_price`, `addon_item_price`. */
	kind: string;
	/** What a term of it costs, wire units, as Chargebee states it. */
	amount: bigint;
}

export interface Items {
	recurring: ItemFacts[];
	/** What gives nothing, and why. */
	passedOver: string[];
}

const recurringTypes = new Set(['plan', 'addon']);

const isThere = (value: unknown): boolean => value !== undefined && value !== null;

/** Usage is known when it is billed; what is stated before is the last calculation. */
function reasonToPassOver(raw: Json): string | undefined {
	const type = textOf(raw.item_type) ?? 'no type';
	if (!recurringTypes.has(type)) return type;
	if (isThere(raw.metered_quantity) || isThere(raw.last_calculated_at)) return 'metered';
	return isThere(raw.amount) ? undefined : 'no amount';
}

/** Reads the items of a version that bills. */
export function readItems(subscription: Json, report: Report): Items {
	const units = unitReader(report);
	const items: Items = { recurring: [], passedOver: [] };
	if (!Array.isArray(subscription.subscription_items)) {
		report({
			code: 'document-unreadable',
			message: 'It lists no subscription_items.',
			remedy: 'Only sites with the product catalogue 2.0 can be booked by subscription.',
		});
	}
	for (const raw of objectsOf(subscription.subscription_items ?? [])) {
		const itemPrice = textOf(raw.item_price_id);
		const reason = reasonToPassOver(raw);
		if (reason === undefined) {
			const kind = `${textOf(raw.item_type)}_item_price`;
			items.recurring.push({ raw, itemPrice, kind, amount: units(raw, 'amount') });
		} else items.passedOver.push(`${itemPrice} (${reason})`);
	}
	return items;
}
