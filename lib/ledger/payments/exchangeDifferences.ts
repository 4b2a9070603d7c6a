import { exchangeRateOf } from '../documents/rate';
import type { Draft } from '../entries/draft';
import { differenceWhy, resultWhy } from '../explain/fx';
import type { Report } from '../fault';
import { convert } from '../money/currency';
import { parseDecimal, type Decimal } from '../money/decimal';
import type { Book } from '../rules/book';
import { companyAccount } from '../rules/lookup';
import type { Facts } from '../wire/gather';
import { linkedDocument, type Payment } from './payments';
import type { Link } from './readTransaction';

/**
 * What the receivable gained or lost in the base currency between a document and its payment: one entry per document,
 * in the base currency. Nothing when either rate is left to Visma; a document that is not at hand is reported.
 */
export function exchangeDifferences(payment: Payment, facts: Facts, book: Book, report: Report): Draft[] {
	const rate = payment.rate === null ? undefined : parseDecimal(payment.rate);
	if (!rate) return [];
	const applied = new Map<string, Link>();
	for (const link of payment.links) {
		const known = applied.get(link.family);
		applied.set(link.family, known ? { ...link, applied: known.applied + link.applied } : link);
	}
	return [...applied.values()].flatMap((link) => {
		if (book.isMirrored(link.id)) return [];
		const document = linkedDocument(link, facts);
		if (!document) {
			report({
				code: 'invoice-missing',
				message: `It is applied to ${link.family}, whose exchange rate is not at hand.`,
				remedy: `Read ${link.id} together with it.`,
			});
			return [];
		}
		const documentRate = parseDecimal(exchangeRateOf(document, payment.currency, book) ?? '');
		return documentRate ? [differenceOf(link, { rate, documentRate }, payment, book, report)] : [];
	});
}

function differenceOf(
	{ id, applied }: Link,
	{ rate, documentRate }: { rate: Decimal; documentRate: Decimal },
	payment: Payment,
	book: Book,
	report: Report,
): Draft {
	const { currency, transfer, subaccount, day, month } = payment;
	const change = convert(applied, currency, book.base, rate) - convert(applied, currency, book.base, documentRate);
	const amount = change * transfer.sign;
	const why = book.isTraced ? differenceWhy(id, applied, { rate, documentRate }, payment, book.base) : undefined;
	const result = amount === 0n ? '' : companyAccount(book, amount > 0n ? 'fxGain' : 'fxLoss', report);
	return {
		name: `fx:${id}`,
		kind: 'fx',
		day,
		month,
		currency: book.base,
		rate: null,
		postings: [
			{ role: 'receivable', account: companyAccount(book, 'receivable', report), subaccount, amount, why },
			{ role: 'fx', account: result, subaccount, amount: -amount, why: why && resultWhy(why, amount) },
		],
	};
}
