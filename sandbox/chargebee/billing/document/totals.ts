import { minorUnits, share, sumOf } from '../money';
import type { Document, LineTax, PriceType } from '../shapes';
import type { Taxed } from './lines';

/** Taxes of the document: one row for each name and rate. */
function taxRows(lineTaxes: LineTax[]): Document['taxes'] {
	const rows = new Map<string, Document['taxes'][number]>();
	for (const { tax_name: name, tax_rate: rate, tax_amount: amount } of lineTaxes) {
		const description = `${name} @ ${rate}%`;
		const before = rows.get(description)?.amount ?? 0;
		rows.set(description, { name, amount: before + amount, description, object: 'tax' });
	}
	return [...rows.values()];
}

/** What brings a total to whole major units, halves up. */
export function roundOff(total: number, currency: string): number {
	const unit = minorUnits(currency);
	return share(total, 1, unit) * unit - total;
}

/** The sums of a document: lines less discounts, plus taxes that the prices do not include, plus the rounding. */
export function totalsOf(
	{ line_items, line_item_taxes }: Taxed,
	priceType: PriceType,
	rounding: (total: number) => number,
) {
	const tax = sumOf(line_item_taxes, ({ tax_amount }) => tax_amount);
	const sub_total = sumOf(line_items, ({ amount, discount_amount }) => amount - discount_amount);
	const exact = priceType === 'tax_exclusive' ? sub_total + tax : sub_total;
	const round_off_amount = rounding(exact);
	return {
		sub_total,
		tax,
		total: exact + round_off_amount,
		...(round_off_amount === 0 ? {} : { round_off_amount }),
		taxes: taxRows(line_item_taxes),
	};
}
