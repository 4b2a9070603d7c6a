import { vatRateOf } from '../../seed/vatCategories';
import type { CustomerDocument, DocumentDraft, DocumentLine } from './document';

export interface Tax {
	vatCategory: string;
	taxable: number;
	vat: number;
}

export interface Totals {
	discount: number;
	/** Lines less discounts, without VAT. */
	detail: number;
	vat: number;
	rounding: number;
	amount: number;
	taxes: Tax[];
}

export const netOf = ({ gross, discount }: DocumentLine) => gross - discount;

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** VAT is reckoned once for each category of the document, not for each line, unless it was typed in. */
function taxesOf(lines: DocumentLine[], typedVat: Record<string, number>): Tax[] {
	const categories = [...new Set(lines.map(({ vatCategory }) => vatCategory))].sort();
	return categories.map((vatCategory) => {
		const taxable = sum(lines.filter((line) => line.vatCategory === vatCategory).map(netOf));
		return { vatCategory, taxable, vat: typedVat[vatCategory] ?? Math.round((taxable * vatRateOf(vatCategory)) / 100) };
	});
}

type Summed = Pick<DocumentDraft, 'lines' | 'rounds'> & Partial<Pick<DocumentDraft, 'typedVat'>>;

/**
 * What a document comes to, in the smallest unit of its currency.
 *
 * @param units how many of them make one unit of the currency
 */
export function totalsOf({ lines, rounds, typedVat = {} }: Summed, units: number): Totals {
	const taxes = taxesOf(lines, typedVat);
	const detail = sum(lines.map(netOf));
	const vat = sum(taxes.map((tax) => tax.vat));
	const exact = detail + vat;
	const amount = rounds ? Math.round(exact / units) * units : exact;
	return { discount: sum(lines.map((line) => line.discount)), detail, vat, rounding: amount - exact, amount, taxes };
}

/** What is still to be paid, or what a credit note can still pay. */
export const balanceOf = (document: CustomerDocument, units: number) =>
	totalsOf(document, units).amount - sum(document.applications.map(({ amount }) => amount));
