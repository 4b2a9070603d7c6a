import type { Draft, Posting } from '../entries/draft';
import { recognise } from './recognition';
import type { Sale } from './sale';

/** The whole sale: receivable against revenue or deferral, VAT and rounding. */
export function salePostings(sale: Sale): Posting[] {
	const { sign, subaccount, accounts, loss } = sale;
	const post = (role: Posting['role'], account: string, amount: bigint): Posting => {
		return { role, account, subaccount, amount: amount * sign };
	};
	const lines = sale.lines.map((line): Posting => {
		const place = { subaccount: line.subaccount, project: line.project, amount: -line.net * sign };
		if (loss) return { role: 'badDebt', account: line.revenue, ...place };
		return line.direct
			? { role: 'revenue', account: line.revenue, ...place }
			: { role: 'deferred', account: line.deferred, ...place };
	});
	const taxes = sale.taxes.map(({ rate, account, amount }) =>
		loss && !loss.taxRelief ? post('badDebt', loss.account, -amount) : post(`tax:${rate}`, account, -amount),
	);
	return [
		post('receivable', accounts.receivable, sale.total),
		...lines,
		...taxes,
		post('rounding', accounts.rounding, -sale.roundOff),
	];
}

/** Of a sale that Visma books itself: what is earned later, moved from revenue to deferral. */
export function deferralPostings({ lines, sign }: Sale): Posting[] {
	return lines.filter(({ direct }) => !direct).flatMap((line) => recognise(line, -line.net * sign));
}

/** What a document books on its date. */
export function issuing(issued: (sale: Sale) => Posting[]): (sale: Sale) => Draft[] {
	return (sale) => {
		const { kind, day, month, currency, rate } = sale;
		return [{ name: 'issue', kind, day, month, currency, rate, postings: issued(sale) }];
	};
}
