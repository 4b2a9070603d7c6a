import type { Draft, Posting } from '../entries/draft';
import type { Why } from '../explain/why';
import { roundingWhy, soldWhy, taxWhy, totalWhy } from '../explain/sale';
import { moved } from './recognition';
import type { Sale } from './sale';

/** The whole sale: receivable against revenue or deferral, VAT and rounding. */
export function salePostings(sale: Sale): Posting[] {
	const { sign, subaccount, accounts, loss } = sale;
	const post = (role: Posting['role'], account: string, amount: bigint, why: () => Why): Posting => {
		return { role, account, subaccount, amount: amount * sign, why: sale.isTraced ? why() : undefined };
	};
	const lines = sale.lines.map((line): Posting => {
		const why = soldWhy(line, sale)?.[line.direct ? 'revenue' : 'deferred'];
		const place = { subaccount: line.subaccount, project: line.project, amount: -line.net * sign, why };
		if (loss) return { role: 'badDebt', account: line.revenue, ...place };
		return line.direct
			? { role: 'revenue', account: line.revenue, ...place }
			: { role: 'deferred', account: line.deferred, ...place };
	});
	const taxes = sale.taxes.map((tax) => {
		const why = () => taxWhy(tax, sale);
		return loss && !loss.taxRelief
			? post('badDebt', loss.account, -tax.amount, why)
			: post(`tax:${tax.rate}`, tax.account, -tax.amount, why);
	});
	return [
		post('receivable', accounts.receivable, sale.total, () => totalWhy(sale)),
		...lines,
		...taxes,
		post('rounding', accounts.rounding, -sale.roundOff, () => roundingWhy(sale)),
	];
}

/** Of a sale that Visma books itself: what is earned later, moved from revenue to deferral. */
export function deferralPostings(sale: Sale): Posting[] {
	const { lines, sign } = sale;
	return lines.filter(({ direct }) => !direct).flatMap((line) => moved(line, -line.net * sign, soldWhy(line, sale)));
}

/** What a document books on its date. */
export function issuing(issued: (sale: Sale) => Posting[]): (sale: Sale) => Draft[] {
	return (sale) => {
		const { kind, day, month, currency, rate } = sale;
		return [{ name: 'issue', kind, day, month, currency, rate, postings: issued(sale) }];
	};
}
