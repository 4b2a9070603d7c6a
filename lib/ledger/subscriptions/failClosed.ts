import type { Report } from '../fault';
import type { Book } from '../rules/book';
import { objectsOf, secondsOf, textOf } from '../wire/json';
import type { Bill, Version } from './versions';

/** The events that can begin a term. */
const BEGINNING = /^subscription_(created|activated|started|renewed|reactivated|resumed)(_with_backdating)?$/;

type Billing = Version & { bill: Bill };

const bills = (version: Version): version is Billing => version.bill !== undefined;

/** Reports what keeps a subscription out of the books: whatever its versions alone cannot tell. */
export function failClosed(
	versions: readonly Version[],
	book: Book,
	isBooked: (bill: Bill) => boolean,
	report: Report,
): void {
	checkChanges(versions, report);
	const billing = versions.filter(bills).filter(({ bill }) => isBooked(bill));
	for (const [i, version] of billing.entries()) {
		const isFirst = billing.findIndex(({ bill }) => bill.start === version.bill.start) === i;
		if (isFirst) checkBeginning(version, report);
		checkDiscounts(version, book, report);
		checkTerms(version, book, report);
	}
}

function checkChanges(versions: readonly Version[], report: Report): void {
	if (versions.some(({ types }) => types.has('subscription_changed_with_backdating'))) {
		report({
			code: 'backdated-change',
			message: 'It was changed as of an earlier day, which its versions do not name.',
			remedy: 'Book the change by hand, or book this company by documents.',
		});
	}
	const currencies = new Set(versions.flatMap(({ raw }) => textOf(raw.currency_code)?.toUpperCase() ?? []));
	if (currencies.size > 1) {
		report({
			code: 'currency-changed',
			message: `Its currency changed: ${[...currencies].sort().join(', ')}.`,
			remedy: 'Book it by hand, or book this company by documents.',
		});
	}
}

function checkBeginning({ seen, types, bill }: Billing, report: Report): void {
	if (seen <= bill.start || [...types].some((type) => BEGINNING.test(type))) return;
	report({
		code: 'incomplete-history',
		message: 'What it was at the start of a term is not known: the events before are missing.',
		remedy: 'Give all its events since the term began.',
	});
}

function checkDiscounts({ raw }: Billing, { rules }: Book, report: Report): void {
	const isDiscounted =
		textOf(raw.coupon) !== undefined || [raw.coupons, raw.discounts].some((list) => objectsOf(list).length > 0);
	if (!isDiscounted || rules.subscription?.amountsAreNet) return;
	report({
		code: 'discounted',
		message: 'It has coupons or discounts, which its items’ amounts do not show.',
		remedy: 'Book this company by documents, or set subscription.amountsAreNet if the amounts are net of them.',
		rule: 'subscription.amountsAreNet',
	});
}

function checkTerms({ raw, bill }: Billing, book: Book, report: Report): void {
	const differs = (own: unknown, common: unknown): boolean =>
		own !== undefined && own !== null && textOf(own) !== textOf(common);
	const isOtherDay = (own: unknown, day: number, shift: number): boolean => {
		const seconds = secondsOf(own);
		return seconds !== undefined && book.localDay(seconds + shift) !== day;
	};
	const mixed = bill.recurring.filter(
		({ raw: item }) =>
			differs(item.billing_period, raw.billing_period) ||
			differs(item.billing_period_unit, raw.billing_period_unit) ||
			isOtherDay(item.current_term_start, bill.start, 0) ||
			isOtherDay(item.current_term_end, bill.end, 1),
	);
	if (mixed.length === 0) return;
	const names = mixed.map(({ itemPrice, kind }) => itemPrice ?? kind).join(', ');
	report({
		code: 'mixed-terms',
		message: `${names} has a term or billing period of its own.`,
		remedy: 'Book this company by documents.',
	});
}
