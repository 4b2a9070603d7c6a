import type { ChargebeeCustomer } from '../../customerStore';
import type { Deed } from '../deed';
import { percent, split, sumOf } from '../money';
import type { EntityType, ItemPrice, Line, LineTax, PriceType, Subscription } from '../shapes';
import { taxOf, taxRule, type TaxRule } from '../tax';

/** A line before discounts and taxes. Days are whole: from a first second to a last second, local. */
export interface Draft {
	entity_type: EntityType;
	entity_id?: string;
	itemPrice?: ItemPrice;
	description: string;
	quantity: number;
	unit_amount: number;
	amount: number;
	date_from: number;
	date_to: number;
	metered?: boolean;
}

export interface Taxed {
	line_items: Line[];
	line_item_taxes: LineTax[];
}

/** What the tax rule makes of a line's amount after discounts. */
function taxes(line: Line, rule: TaxRule, priceType: PriceType): { line: Line; tax?: LineTax } {
	const net = line.amount - line.discount_amount;
	if ('exempt' in rule) return { line: { ...line, tax_exempt_reason: rule.exempt } };
	if (net === 0) return { line: { ...line, tax_exempt_reason: 'zero_value_item' } };
	const tax = taxOf(net, rule.rate, priceType);
	return {
		line: { ...line, is_taxed: true, tax_amount: tax, tax_rate: rule.rate },
		tax: lineTax(line.id, rule, priceType === 'tax_inclusive' ? net - tax : net, tax),
	};
}

function lineTax(
	line: string,
	{ name, rate, country }: Exclude<TaxRule, { exempt: string }>,
	taxable: number,
	tax: number,
): LineTax {
	return {
		line_item_id: line,
		tax_name: name,
		tax_rate: rate,
		tax_juris_type: 'country',
		tax_juris_name: country,
		tax_juris_code: country,
		taxable_amount: taxable,
		tax_amount: tax,
		is_partial_tax_applied: false,
		is_non_compliance_tax: false,
		object: 'line_item_tax',
	};
}

/** The discount of each line, in the order of the drafts. */
function discountsOf(drafts: Draft[], discount: { percentage?: number; amount?: number } | undefined): number[] {
	const gross = drafts.map(({ amount }) => amount);
	const whole = sumOf(gross, (amount) => amount);
	const given = discount?.percentage !== undefined ? percent(whole, discount.percentage) : (discount?.amount ?? 0);
	return split(Math.min(given, whole), gross);
}

export interface LineContext {
	customer: ChargebeeCustomer;
	/** Absent where something is billed once. */
	subscription?: Subscription;
	priceType: PriceType;
	discount?: { percentage?: number; amount?: number };
}

/** Lines with their discounts and taxes. */
export function finishedLines(
	deed: Deed,
	drafts: Draft[],
	{ customer, subscription, priceType, discount }: LineContext,
): Taxed {
	const discounts = discountsOf(drafts, discount);
	const finished = drafts.map(({ itemPrice, ...draft }, index) => {
		const line: Line = {
			id: deed.newId('line'),
			...(subscription ? { subscription_id: subscription.id } : {}),
			customer_id: customer.id,
			...draft,
			pricing_model: 'per_unit',
			is_taxed: false,
			tax_amount: 0,
			discount_amount: discounts[index] ?? 0,
			item_level_discount_amount: 0,
			object: 'line_item',
		};
		return taxes(line, taxRule(customer, itemPrice), priceType);
	});
	return { line_items: finished.map(({ line }) => line), line_item_taxes: finished.flatMap(({ tax }) => tax ?? []) };
}
