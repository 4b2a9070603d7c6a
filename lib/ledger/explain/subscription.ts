import type { Currency } from '../money/currency';
import type { Sources } from '../rules/sources';
import type { TermItem } from '../subscriptions/term';
import type { Day } from '../time/dates';
import type { Term } from '../time/schedule';
import { companyWide, daysText, printer, wirePrinter, type Step, type Why } from './why';

/** What the amounts and accounts of an item of a subscription were worked out from. */
export interface ItemBasis {
	item: string;
	/** What a term costs, and the VAT inside, wire units. */
	amount: bigint;
	included: bigint;
	currency: Currency;
	term: Term;
	sources: Sources;
	/** Whether it stands against the clearing account; else against its own revenue. */
	isCleared: boolean;
	companySubaccount: string | null;
}

/** What the item costs for the whole term. */
export function billedSteps({ basis, net, direct }: TermItem): Step[] | undefined {
	if (!basis) return undefined;
	const { amount, included, currency, term } = basis;
	const print = wirePrinter(currency);
	const less = included === 0n ? '' : ` less VAT inside the price ${print(included)}`;
	const earned = direct ? 'earned at once' : 'deferred';
	return [{ text: `${print(amount)}${less} for ${daysText(term.start, term.end)}; ${earned}`, amount: net }];
}

/** What is earned between two days: what is earned by the end less what was before. */
export function earnedSteps(item: TermItem, from: Day, until: Day): Step[] | undefined {
	const { basis, course, net } = item;
	if (!basis) return undefined;
	const before = course.earned(net, from);
	const amount = course.earned(net, until) - before;
	const less = before === 0n ? '' : `, less ${partOf(item, basis, from)} of before = ${printer(basis.currency)(amount)}`;
	return [{ text: `${daysText(from, until)}: ${partOf(item, basis, until)}${less}`, amount }];
}

/** What a day leaves of the term: it is charged, or given back. */
export function restSteps(item: TermItem, day: Day, sign: bigint): Step[] | undefined {
	const { basis, course, net } = item;
	if (!basis) return undefined;
	const print = printer(basis.currency);
	const left = net - course.earned(net, day);
	const verb = sign > 0n ? 'begins to be served' : 'is not served any more';
	const text = `${verb}: ${print(net)} less ${partOf(item, basis, day)} of the days before = ${print(left)}`;
	return [{ text: `${daysText(day, basis.term.end)} ${text}`, amount: left * sign }];
}

function partOf({ course, net }: TermItem, { currency }: ItemBasis, day: Day): string {
	const { elapsed, total } = course.passed(day);
	const print = printer(currency);
	return `${print(net)} x ${elapsed}/${total} = ${print(course.earned(net, day))}`;
}

/** Why each side of an item is what it is. */
export function itemWhy({ basis }: TermItem, steps: Step[]): Record<'counter' | 'deferred' | 'revenue', Why> | undefined {
	if (!basis) return undefined;
	const { item, sources, isCleared, companySubaccount } = basis;
	const { revenue, deferred, recognition, subaccount, project } = sources;
	const about = `item ${item} of the subscription`;
	const own = { about, steps, subaccount, recognition, ...(project ? { project } : {}) };
	return {
		counter: isCleared ? { about, steps, ...companyWide('accounts.clearing', companySubaccount) } : { ...own, account: revenue },
		deferred: { ...own, account: deferred },
		revenue: { ...own, account: revenue },
	};
}
