import type { Report } from '../fault';
import type { Book } from '../rules/book';
import type { SaleFacts } from '../wire/sale';

/** Output VAT of a document at one rate. */
export interface TaxSum {
	rate: string;
	amount: bigint;
	account: string;
}

interface Means {
	book: Book;
	units(wire: bigint): bigint;
	/** False when no VAT is booked, so that no account for it is missed. */
	isBooked: boolean;
	report: Report;
}

/** Sums a document's taxes by exact rate; a rate without an account is reported unless its tax is zero. */
export function taxesOf({ taxes }: SaleFacts, { book, units, isBooked, report }: Means): TaxSum[] {
	const sums = new Map<string, bigint>();
	for (const { rate, amount } of taxes) sums.set(rate, (sums.get(rate) ?? 0n) + units(amount));
	return [...sums]
		.filter(([, amount]) => amount !== 0n)
		.map(([rate, amount]) => {
			const account = book.taxAccount(rate);
			if (account === undefined && isBooked) {
				report({
					code: 'tax-unmapped',
					message: `The rules name no account for VAT of ${rate} %.`,
					remedy: `Set tax.${rate}.`,
					rule: `tax.${rate}`,
				});
			}
			return { rate, amount, account: account ?? '' };
		});
}
