/** A document in minor units, proved to come to its total. */
export interface Reckoned {
	lines: ReckonedLine[];
	/** One for each name. */
	taxes: Array<{ name: string; rate: number; amount: number }>;
	/** Off the document as a whole, beside the discounts of lines. */
	discount: number;
	rounding: number;
	total: number;
}

export interface ReckonedLine {
	description: string;
	/** Before the discount. */
	amount: number;
	discount: number;
	/** Name and amount of its VAT; absent without VAT. */
	tax?: { name: string; amount: number };
	/** yyyy-MM-dd: the time that it is for. */
	from?: string;
	to?: string;
}

/** VAT on a group of lines. */
export interface Vat {
	/** Per cent. */
	rate: number;
	amount: number;
}
