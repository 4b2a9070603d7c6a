import type { Origin } from '../entries/draft';
import type { Report } from '../fault';
import type { Currency } from '../money/currency';
import type { Book } from '../rules/book';
import { companyAccount, regionIn, unitConverter } from '../rules/lookup';
import { monthOf, type Day, type Month } from '../time/dates';
import { readSale, type SaleFacts } from '../wire/sale';
import type { Json } from '../wire/json';
import { checkArithmetic } from './arithmetic';
import type { Cancellations } from './cancellations';
import { saleLines, type SaleLine } from './lines';
import { isBeforeCutover } from './cutover';
import { exchangeRateOf } from './rate';
import { taxesOf, type TaxSum } from './taxes';
import { lossOf, type Loss } from './writeOff';

/** An invoice or credit note understood: what it sells, over which months, on which accounts. Ledger units. */
export interface Sale {
	origin: Origin;
	kind: 'invoice' | 'creditNote';
	/** 1 for an invoice, -1 for a credit note: every amount below is positive for a usual document of its kind. */
	sign: bigint;
	day: Day;
	month: Month;
	currency: Currency;
	rate: number | null;
	total: bigint;
	roundOff: bigint;
	taxes: TaxSum[];
	lines: SaleLine[];
	voidedOn: Day | undefined;
	/** Set when a credit note writes a bad debt off instead of taking revenue back. */
	loss: Loss | undefined;
	subaccount: string | null;
	accounts: { receivable: string; rounding: string };
	facts: SaleFacts;
	isTraced: boolean;
}

/** What the reading of one document may look at besides the document. */
export interface Surroundings {
	book: Book;
	/** The newest version of an invoice among the events. */
	invoice(id: string): Json | undefined;
	cancellations: Cancellations;
}

function voidDay({ status, voidedAt }: SaleFacts, book: Book, report: Report): Day | undefined {
	if (status !== 'voided') return undefined;
	if (voidedAt !== undefined) return book.localDay(voidedAt);
	report({
		code: 'void-date-missing',
		message: 'It is voided, but not said when.',
		remedy: 'Read the document again from Chargebee.',
	});
	return undefined;
}

/**
 * Understands an invoice or credit note. Everything that keeps it out of the books is reported; the result then only
 * serves to find further faults.
 */
export function understandSale(
	document: { family: string; id: string; kind: Sale['kind']; raw: Json },
	surroundings: Surroundings,
	report: Report,
): Sale {
	const { book } = surroundings;
	const facts = readSale(document.raw, report);
	checkArithmetic(facts, report);
	if (facts.date === undefined) {
		report({ code: 'date-missing', message: 'It has no date.', remedy: 'Read the document again from Chargebee.' });
	}
	if (facts.currency === undefined) {
		report({ code: 'currency-missing', message: 'It names no currency.', remedy: 'Read it again from Chargebee.' });
	}
	const day = book.localDay(facts.date ?? 0);
	const month = monthOf(day);
	const currency = book.currency(facts.currency ?? book.base.code);
	const units = unitConverter(currency, report);
	const { country, businessEntity } = facts;
	const context = { country, businessEntity, currency: currency.code };
	const rate = exchangeRateOf(document.raw, currency, book);
	const isSale = book.scope === 'full';
	const needsRounding = (isSale && facts.roundOff !== 0n) || (rate !== null && book.rules.settleFxResidue === true);
	const isCreditNote = document.kind === 'creditNote';
	const loss = isCreditNote ? lossOf(facts, book) : undefined;
	const isIssued = facts.status === 'voided' || !isBeforeCutover(day, book);
	const region = regionIn(book, country, report);
	return {
		origin: { family: document.family, id: document.id, D: facts.D, branch: book.treatments.branchOf(context) },
		kind: document.kind,
		sign: isCreditNote ? -1n : 1n,
		day,
		month,
		currency,
		rate,
		total: units(facts.total),
		roundOff: units(facts.roundOff),
		taxes: taxesOf(facts, { book, units, isBooked: isSale && loss?.taxRelief !== false && isIssued, report }),
		lines: saleLines(facts, { surroundings, day, month, context, region, units, currency, loss, isCreditNote, report }),
		voidedOn: voidDay(facts, book, report),
		loss,
		subaccount: book.treatments.subaccount,
		accounts: {
			receivable: isSale ? companyAccount(book, 'receivable', report) : '',
			rounding: needsRounding ? companyAccount(book, 'rounding', report) : '',
		},
		facts,
		isTraced: book.isTraced,
	};
}
