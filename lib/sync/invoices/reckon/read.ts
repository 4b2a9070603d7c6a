import type { Fault } from '../../customers/fault';
import { minorUnits } from '../money';
import { linesOf, type SourceDocument } from '../source';

/** A line in minor units. */
export interface PlainLine {
	/** Place among the lines of the document. */
	place: number;
	description: string;
	/** After the discount, without VAT. */
	net: number;
	discount: number;
	vatCode: string;
	from?: string;
	to?: string;
}

/** The amounts of a document in minor units, credit notes above zero like invoices. */
export interface Plain {
	lines: PlainLine[];
	total: number;
	/** Undefined where Visma does not say. */
	vat: number | undefined;
	discount: number;
	rounding: number;
}

/** Reads the amounts of a document exactly; each that has a fraction of a minor unit is a fault. */
export function readAmounts(document: SourceDocument, exponent: number): { plain: Plain; faults: Fault[] } {
	const faults: Fault[] = [];
	const sign = document.amountInCurrency < 0 ? -1 : 1;
	const read = (amount: number | null | undefined, field: string) => {
		const units = minorUnits(amount ?? 0, exponent);
		if (units !== undefined) return units === 0 ? 0 : sign * units;
		const reason = `Visma.net has ${amount} ${document.currencyId}, Chargebee takes at most ${exponent} decimals`;
		faults.push({ code: 'amount-not-whole', field, reason });
		return 0;
	};
	const lines = linesOf(document).map((line, index): PlainLine => {
		const day = (value: string | null | undefined) => value?.slice(0, 10) || undefined;
		return {
			place: index,
			description: clean(line.description) || `Line ${line.lineNumber ?? index + 1}`,
			net: read(line.amountInCurrency, `lines[${index}].amountInCurrency`),
			discount: read(line.discountAmountInCurrency, `lines[${index}].discountAmountInCurrency`),
			vatCode: clean(line.vatCode?.id),
			from: day(line.termStartDate),
			to: day(line.termEndDate),
		};
	});
	const { vatTotalInCurrency: vat } = document;
	const plain = {
		lines,
		total: read(document.amountInCurrency, 'amountInCurrency'),
		vat: vat === null || vat === undefined ? undefined : read(vat, 'vatTotalInCurrency'),
		discount: read(document.discountTotalInCurrency, 'discountTotalInCurrency'),
		rounding: Math.round((document.roundingDiff ?? 0) * 10 ** exponent),
	};
	return { plain, faults };
}

const clean = (value: string | null | undefined): string => (value ?? '').trim();
