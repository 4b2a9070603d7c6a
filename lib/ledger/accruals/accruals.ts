import { termOf } from '../documents/term';
import type { Books } from '../entries/books';
import type { Draft } from '../entries/draft';
import { accruedWhy } from '../explain/accrual';
import type { Report } from '../fault';
import type { Currency } from '../money/currency';
import type { Book } from '../rules/book';
import { accountOr, companyAccount, regionIn, unitConverter } from '../rules/lookup';
import type { Treatment } from '../rules/treatment';
import { lastDay, monthOf, periodName, type Month } from '../time/dates';
import { stepsOf, sumOf, type Share } from '../time/schedule';
import { byId, type ChargeHistory, type Facts } from '../wire/gather';
import { secondsOf, textOf } from '../wire/json';
import { readCharge, type ChargeFacts } from './readCharge';

/** Before every month there is: an invoice of unknown date leaves nothing to accrue. */
const LONG_AGO: Month = 0;

/** The months of the invoices that bill a charge; a pending invoice bills nothing yet. */
function invoicedMonths({ invoiced }: ChargeHistory, facts: Facts, book: Book): Month[] {
	return invoiced.flatMap(({ invoiceId, at }) => {
		const invoice = invoiceId === undefined ? undefined : facts.invoices.get(invoiceId);
		if (invoice && !invoice.deleted && textOf(invoice.raw.status) === 'pending') return [];
		const date = (invoice && (secondsOf(invoice.raw.date) ?? secondsOf(invoice.raw.generated_at))) ?? at;
		return [date === undefined ? LONG_AGO : monthOf(book.localDay(date))];
	});
}

/** The months at whose end a charge was seen open: each accrues, since each accrual undoes itself a day later. */
function openMonths({ openAt }: ChargeHistory, book: Book): Month[] {
	return [...new Set(openAt.map((at) => monthOf(book.localDay(at))))];
}

function scheduleOf(charge: ChargeFacts, net: bigint, treatment: Treatment, seen: number, book: Book): Share[] {
	const term = termOf(charge, book.localDay, book.localDay(seen));
	if (treatment.recognition === 'immediate') return [{ month: monthOf(term.start), amount: net }];
	return book.spread(net, term, treatment.recognition);
}

function accrualOf(
	earned: Share,
	charge: ChargeFacts,
	currency: Currency,
	accounts: { accrued: string; treatment: Treatment },
	book: Book,
): Draft {
	const { accrued, treatment } = accounts;
	const { month, amount } = earned;
	const { revenue = '', subaccount, project } = treatment;
	const why = book.isTraced ? accruedWhy(earned, charge, { currency, treatment, companySubaccount: book.treatments.subaccount }) : undefined;
	return {
		name: `accr:${periodName(month)}`,
		kind: 'accrual',
		day: lastDay(month),
		month,
		currency,
		rate: null,
		autoReversing: true,
		postings: [
			{ role: 'accrued', account: accrued, subaccount: book.treatments.subaccount, amount, why: why?.accrued },
			{ role: 'revenue', account: revenue, subaccount, project, amount: -amount, why: why?.revenue },
		],
	};
}

function accrualsOf(
	charge: ChargeFacts,
	history: ChargeHistory,
	months: readonly Month[],
	book: Book,
	report: Report,
): Draft[] {
	const currency = book.currency(charge.currency ?? book.base.code);
	const net = unitConverter(currency, report)(charge.amount - charge.discount);
	const treatment = treatmentOf(charge, book, report);
	const shares = scheduleOf(charge, net, treatment, Math.min(...history.openAt), book);
	const earned = months.map((month) => {
		const shared = shares.filter((share) => share.month <= month);
		return { month, amount: sumOf(shared), ...stepsOf(shared) };
	});
	return earned
		.filter(({ amount }) => amount !== 0n)
		.map((share) => {
			const accrued = companyAccount(book, 'accrued', report);
			return accrualOf(share, charge, currency, { accrued, treatment }, book);
		});
}

/** A charge has no address, so it is booked in the rules' default region. */
function treatmentOf(
	{ itemPrice, entityType, businessEntity, currency }: ChargeFacts,
	book: Book,
	report: Report,
): Treatment {
	const region = regionIn(book, undefined, report);
	const treatment = book.treatments.ofLine({ itemPrice, chargeKind: entityType, businessEntity, currency }, region);
	accountOr(treatment.revenue, `accounts.revenue.${region}`, report);
	return treatment;
}

/**
 * Books what unbilled charges have earned by the end of each month in which they were seen open, unless an invoice
 * of that month or an earlier one bills them. Visma reverses each of these entries on the first of the next month.
 */
export function bookAccruals(facts: Facts, book: Book, books: Books): void {
	for (const [id, history] of byId(facts.charges)) {
		const family = `cb:ubc:${id}`;
		if (history.withdrawn) {
			books.setAside({ family, id, state: 'withdrawn', D: '' });
			continue;
		}
		const invoiced = invoicedMonths(history, facts, book);
		const months = openMonths(history, book)
			.filter((month) => !invoiced.some((billed) => billed <= month))
			.filter((month) => book.cutover === undefined || month >= monthOf(book.cutover));
		books.document({ family, id }, (report) => {
			const charge = readCharge(history.version.raw, report);
			const { businessEntity, currency } = charge;
			if (history.openAt.length === 0 && history.invoiced.length === 0) {
				report({
					code: 'date-missing',
					message: 'No event says when it was open.',
					remedy: 'Give its event with occurred_at.',
				});
			}
			return {
				origin: { family, id, D: charge.D, branch: book.treatments.branchOf({ businessEntity, currency }) },
				state: invoiced.length > 0 ? 'invoiced' : 'live',
				...(invoiced.length === 0 ? {} : { invoicedIn: periodName(Math.min(...invoiced)) }),
				drafts: months.length === 0 ? [] : accrualsOf(charge, history, months, book, report),
			};
		});
	}
}
