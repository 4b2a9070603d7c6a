import type { Draft, Posting } from '../entries/draft';
import type { Sale } from './sale';

/** What a document books on its date, before it is given a date of its own: the void mirrors it. */
export function issuePostings(sale: Sale): Posting[] {
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

/** The document itself: receivable against revenue or deferral, VAT and rounding. */
export function issue(sale: Sale): Draft[] {
	const { kind, day, month, currency, rate } = sale;
	return [{ name: 'issue', kind, day, month, currency, rate, postings: issuePostings(sale) }];
}
