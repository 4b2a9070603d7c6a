import { wrongValue } from '../../errors';
import type { Deed } from '../deed';
import { sumOf } from '../money';
import type { Taxed } from '../document/lines';
import { totalsOf } from '../document/totals';
import type { Document, PriceType } from '../shapes';

interface SentDiscount {
	line_item_id?: string | null;
	entity_type?: string | null;
	entity_id?: string | null;
	description?: string | null;
	amount?: number;
}

interface Sent {
	taxed: Taxed;
	discounts: SentDiscount[];
	priceType: PriceType;
	roundOff: number;
	/** What the caller says that it comes to. */
	total: number | undefined;
	/** What a refusal names. */
	param: string;
}

/** The sums of an imported document; refused where they do not give the total that was sent. */
export function importedTotals(deed: Deed, { taxed, discounts, priceType, roundOff, total, param }: Sent) {
	for (const [index, { entity_type, amount }] of discounts.entries()) {
		if (!entity_type) throw wrongValue(`discounts[entity_type][${index}]`, 'cannot be blank');
		if (amount === undefined) throw wrongValue(`discounts[amount][${index}]`, 'cannot be blank');
	}
	const ofDocument = discounts.filter(({ entity_type }) => entity_type?.startsWith('document_level'));
	const off = sumOf(ofDocument, ({ amount = 0 }) => amount);
	const totals = totalsOf(taxed, priceType, () => roundOff);
	const sum = { ...totals, sub_total: totals.sub_total - off, total: totals.total - off };
	if (total !== undefined && total !== sum.total && deed.settings.importChecksTotal) {
		throw wrongValue(param, `is ${total}, but lines, discounts, taxes and rounding come to ${sum.total}`);
	}
	return { ...sum, ...discountMembers(taxed, discounts) };
}

function discountMembers(
	{ line_items }: Taxed,
	discounts: SentDiscount[],
): Pick<Document, 'line_item_discounts' | 'discounts'> {
	const discounted = line_items.filter(({ discount_amount }) => discount_amount > 0);
	const ofLines = discounted.map((line) => ({
		amount: line.discount_amount,
		description: 'Discount',
		line_item_id: line.id,
		entity_type: 'item_level_discount',
		object: 'discount',
	}));
	const sent = discounts.map(({ amount = 0, description, entity_type, entity_id, line_item_id }) => ({
		amount,
		entity_type,
		...(description ? { description } : {}),
		...(entity_id ? { entity_id } : {}),
		...(line_item_id ? { line_item_id } : {}),
		object: 'discount',
	}));
	return {
		line_item_discounts: discounted.map((line) => ({
			line_item_id: line.id,
			discount_type: 'item_level_discount',
			discount_amount: line.discount_amount,
			object: 'line_item_discount',
		})),
		discounts: [...ofLines, ...sent],
	};
}
