import { sumOf } from '../money';
import type { Document, Line } from '../shapes';

/** The rows that tell of a document's discounts: one for each discounted line, and one for the document. */
export function discountRows(lines: Line[], coupon?: string): Pick<Document, 'line_item_discounts' | 'discounts'> {
	const discounted = lines.filter(({ discount_amount }) => discount_amount > 0);
	if (discounted.length === 0) return { line_item_discounts: [], discounts: [] };
	const amount = sumOf(discounted, (line) => line.discount_amount);
	return {
		line_item_discounts: discounted.map((line) => ({
			line_item_id: line.id,
			discount_type: 'document_level_discount',
			...(coupon === undefined ? {} : { entity_id: coupon }),
			discount_amount: line.discount_amount,
			object: 'line_item_discount',
		})),
		discounts: [
			{
				amount,
				description: 'Discount',
				entity_type: 'document_level_discount',
				...(coupon === undefined ? {} : { entity_id: coupon }),
				object: 'discount',
			},
		],
	};
}
