import type { Posting } from '../entries/draft';
import type { ItemBasis } from '../explain/subscription';
import type { Report } from '../fault';
import type { Currency } from '../money/currency';
import { divideRounded, parseDecimal } from '../money/decimal';
import type { Book } from '../rules/book';
import { accountOr, companyAccount, refuseUnmapped, regionIn, unitConverter } from '../rules/lookup';
import { courseOf, type Course } from '../time/course';
import type { Day } from '../time/dates';
import { textOf } from '../wire/json';
import { countryOf, rateOf } from '../wire/sale';
import type { ItemFacts } from './items';
import type { Run } from './timeline';
import type { Bill, Version } from './versions';

/** A recurring item in ledger units, net of VAT. */
export interface TermItem {
	net: bigint;
	/** Earned at once and never withdrawn. */
	immediate: boolean;
	/** Never deferred: earned at once, or as a whole in the month in which the term starts. */
	direct: boolean;
	course: Course;
	revenue: string;
	deferred: string;
	subaccount: string | null;
	project: string | undefined;
	/** What stands against it. */
	counter: Omit<Posting, 'amount'>;
	/** What it was worked out from, where the book is traced. */
	basis?: ItemBasis | undefined;
}

/** Days of a term on which the same items are served. */
export interface Service {
	from: Day;
	until: Day;
	/** The end of the term as it stood on these days. */
	end: Day;
	items: TermItem[];
}

/** A term of a subscription understood; it is what a document is to the other basis. */
export interface SubscriptionTerm {
	start: Day;
	currency: Currency;
	rate: number | null;
	branch: string | undefined;
	services: Service[];
}

/** Understands a term from its runs of days; its lowest version tells where and at which rate it is booked. */
export function understandTerm(first: Version, runs: readonly Run[], book: Book, report: Report): SubscriptionTerm {
	const { raw, customer } = first;
	const code = textOf(raw.currency_code)?.toUpperCase();
	if (code === undefined) {
		report({ code: 'currency-missing', message: 'It names no currency.', remedy: 'Read it again from Chargebee.' });
	}
	const currency = book.currency(code ?? book.base.code);
	const country = countryOf({ billing_address: customer?.billing_address, shipping_address: raw.shipping_address });
	const businessEntity = textOf(raw.business_entity_id) ?? textOf(customer?.business_entity_id);
	const context = { country, businessEntity, currency: currency.code };
	const means = { book, context, currency, report };
	return {
		start: runs[0]?.bill.start ?? 0,
		currency,
		rate: termRate(first, currency, book),
		branch: book.treatments.branchOf(context),
		services: runs.map(({ from, until, bill }) => ({
			from,
			until,
			end: bill.end,
			items: bill.recurring.map((item) => understandItem(item, bill, means)),
		})),
	};
}

/** Chargebee's rate of the term's lowest version, if it leads to the company's currency. */
function termRate({ raw }: Version, { code }: Currency, { base, usesSiteRates }: Book): number | null {
	const leadsToBase = textOf(raw.base_currency_code)?.toUpperCase() === base.code;
	return code !== base.code && usesSiteRates && leadsToBase ? rateOf(raw.exchange_rate) : null;
}

interface Means {
	book: Book;
	context: { country: string | undefined; businessEntity: string | undefined; currency: string };
	currency: Currency;
	report: Report;
}

function understandItem({ itemPrice, kind, amount }: ItemFacts, bill: Bill, means: Means): TermItem {
	const { book, context, currency, report } = means;
	const region = regionIn(book, context.country, report);
	const treatment = book.treatments.ofLine({ ...context, itemPrice, chargeKind: kind }, region);
	const { recognition, subaccount, project } = treatment;
	refuseUnmapped(book, treatment, itemPrice ?? kind, report);
	const immediate = recognition === 'immediate';
	const course = courseOf(bill, immediate ? 'daily' : recognition);
	const direct = immediate || course.cuts(bill.start, bill.end).length === 0;
	const revenue = accountOr(treatment.revenue, `accounts.revenue.${region}`, report);
	const included = includedTax(amount, book);
	return {
		net: unitConverter(currency, report)(amount - included),
		immediate,
		direct,
		course,
		revenue,
		deferred: direct ? '' : accountOr(treatment.deferred, 'accounts.deferred', report),
		subaccount,
		project,
		counter:
			book.scope === 'full'
				? {
						role: 'clearing',
						account: companyAccount(book, 'clearing', report),
						subaccount: book.treatments.subaccount,
					}
				: { role: 'revenue', account: revenue, subaccount, project },
		basis: book.isTraced
			? {
					item: itemPrice ?? kind,
					amount,
					included,
					currency,
					term: bill,
					sources: treatment.sources(),
					isCleared: book.scope === 'full',
					companySubaccount: book.treatments.subaccount,
				}
			: undefined,
	};
}

/** The VAT inside a price at the rules' rate, wire units. */
function includedTax(amount: bigint, { rules }: Book): bigint {
	const { priceType, taxRate } = rules.subscription ?? {};
	const rate = priceType === 'tax_inclusive' ? parseDecimal(taxRate) : undefined;
	return rate ? divideRounded(amount * rate.digits, 100n * 10n ** BigInt(rate.scale) + rate.digits) : 0n;
}
