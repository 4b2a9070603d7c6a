import { isBeforeCutover } from '../documents/cutover';
import { exchangeRateOf } from '../documents/rate';
import type { Books } from '../entries/books';
import type { Draft } from '../entries/draft';
import { transferWhy } from '../explain/payment';
import type { Report } from '../fault';
import type { Currency } from '../money/currency';
import type { Book } from '../rules/book';
import { companyAccount, unitConverter } from '../rules/lookup';
import { monthOf, type Day, type Month } from '../time/dates';
import { byId, type Facts } from '../wire/gather';
import { textOf, type Json } from '../wire/json';
import { countryOf } from '../wire/sale';
import type { Version } from '../wire/version';
import { exchangeDifferences } from './exchangeDifferences';
import { readTransaction, type Link, type TransactionFacts } from './readTransaction';

interface Transfer {
	name: string;
	kind: 'payment' | 'refund';
	sign: bigint;
}

/** The transactions that move money between bank and receivable, by type. */
const transfers = new Map<string, Transfer>([
	['payment', { name: 'pay', kind: 'payment', sign: 1n }],
	['refund', { name: 'refund', kind: 'refund', sign: -1n }],
]);

/** A payment or refund understood; amounts in ledger units, positive for both. */
export interface Payment {
	transfer: Transfer;
	day: Day;
	month: Month;
	currency: Currency;
	rate: number | null;
	amount: bigint;
	unused: bigint;
	links: Link[];
	subaccount: string | null;
}

/** The ids of payments that a chargeback or a late failure has undone. */
function reversedPayments(transactions: Facts['transactions']): Set<string> {
	const reversed = new Set<string>();
	for (const { raw, deleted } of transactions.values()) {
		const id = textOf(raw.reference_transaction_id);
		if (raw.type === 'payment_reversal' && raw.status === 'success' && !deleted && id) reversed.add(id);
	}
	return reversed;
}

function transferOf(id: string, { raw }: Version, reversed: ReadonlySet<string>): Transfer | undefined {
	const undone = reversed.has(id) || textOf(raw.reversal_transaction_id) !== undefined;
	if (raw.status !== 'success' || undone) return undefined;
	return transfers.get(textOf(raw.type) ?? '');
}

function linksOnly(links: readonly Link[], test: (link: Link) => boolean): boolean {
	return links.length > 0 && links.every(test);
}

/** The document a link leads to, whatever its state. */
export function linkedDocument({ family, id }: Link, facts: Facts): Json | undefined {
	return (family.startsWith('cb:inv:') ? facts.invoices : facts.creditNotes).get(id)?.raw;
}

function understandPayment(
	raw: Json,
	facts: TransactionFacts,
	transfer: Transfer,
	book: Book,
	report: Report,
): Payment {
	if (facts.date === undefined) {
		report({
			code: 'date-missing',
			message: 'It has no date.',
			remedy: 'Read the transaction again from Chargebee.',
		});
	}
	if (facts.currency === undefined) {
		report({ code: 'currency-missing', message: 'It names no currency.', remedy: 'Read it again from Chargebee.' });
	}
	const currency = book.currency(facts.currency ?? book.base.code);
	const units = unitConverter(currency, report);
	const day = book.localDay(facts.date ?? 0);
	return {
		transfer,
		day,
		month: monthOf(day),
		currency,
		rate: exchangeRateOf(raw, currency, book),
		amount: units(facts.amount),
		unused: units(facts.unused),
		links: facts.links.map((link) => ({ ...link, applied: units(link.applied) })),
		subaccount: book.treatments.subaccount,
	};
}

/** Bank against receivable; what is not used yet is an advance of the customer. */
function transferDraft(payment: Payment, book: Book, report: Report): Draft {
	const { transfer, amount, unused, subaccount, day, month, currency, rate } = payment;
	const { sign, name, kind } = transfer;
	const advance = unused === 0n ? '' : companyAccount(book, 'customerAdvance', report);
	const why = book.isTraced ? transferWhy(payment) : undefined;
	const postings: Draft['postings'] = [
		{ role: 'bank', account: companyAccount(book, 'bank', report), subaccount, amount: amount * sign, why: why?.bank },
		{
			role: 'receivable',
			account: companyAccount(book, 'receivable', report),
			subaccount,
			amount: (unused - amount) * sign,
			why: why?.receivable,
		},
		{ role: 'advance', account: advance, subaccount, amount: -unused * sign, why: why?.advance },
	];
	return { name, kind, day, month, currency, rate, postings };
}

/** Books the payments and refunds among the facts; `books` already holds the invoices and credit notes. */
export function bookPayments(facts: Facts, book: Book, books: Books): void {
	const reversed = reversedPayments(facts.transactions);
	for (const [id, version] of byId(facts.transactions)) {
		const family = `cb:txn:${id}`;
		if (book.scope === 'deferralOnly') {
			books.setAside({ family, id, state: 'outOfScope', D: '' });
			continue;
		}
		const transfer = transferOf(id, version, reversed);
		if (version.deleted || !transfer) {
			books.setAside({ family, id, state: version.deleted ? 'deleted' : 'unsuccessful', D: '' });
			continue;
		}
		const { links, date } = readTransaction(version.raw, () => undefined);
		if (date !== undefined && isBeforeCutover(book.localDay(date), book)) {
			books.setAside({ family, id, state: 'beforeCutover', D: '' });
		} else if (linksOnly(links, (link) => book.isMirrored(link.id))) {
			books.setAside({ family, id, state: 'mirrored', D: '' });
		} else if (linksOnly(links, (link) => books.isFaulty(link.family))) {
			books.setAside({ family, id, state: 'faulty', D: '' });
		} else {
			books.document({ family, id }, (report) => {
				const read = readTransaction(version.raw, report);
				const payment = understandPayment(version.raw, read, transfer, book, report);
				const documents = read.links.map((link) => linkedDocument(link, facts));
				return {
					origin: { family, id, D: read.D, branch: book.treatments.branchOf(contextOf(read, documents)) },
					state: 'live',
					drafts: [
						transferDraft(payment, book, report),
						...exchangeDifferences(payment, facts, book, report),
					],
				};
			});
		}
	}
}

/** A transaction has no address: it belongs where the documents it pays belong, if they agree. */
function contextOf({ businessEntity, currency }: TransactionFacts, documents: ReadonlyArray<Json | undefined>) {
	const countries = new Set(documents.map((raw) => (raw ? countryOf(raw) : undefined)));
	const [country] = countries.size === 1 ? countries : [];
	return { businessEntity, currency, country };
}
