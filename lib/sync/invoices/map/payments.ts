import { groupBy } from 'lodash';

import type { Fault } from '../../customers/fault';
import { minorUnits, shown, sumOf } from '../money';
import type { Application, SourceDocument } from '../source';

/** Money that Visma has received for an invoice. */
export interface Payment {
	/** Visma's payment number. */
	reference: string;
	/** Minor units. */
	amount: number;
	/** yyyy-MM-dd */
	day: string;
}

const CREDITS = new Set(['CreditNote', 'SmallBalanceWo', 'SmallCreditWo']);

/** The payments of an invoice; proved to explain its balance together with credit notes set off against it. */
export function paymentsOf(document: SourceDocument, exponent: number): { payments: Payment[]; faults: Fault[] } {
	const { applications, balanceInCurrency: balance, amountInCurrency: amount, currencyId } = document;
	const valid = (applications ?? []).filter(({ voided, released }) => voided !== true && released !== false);
	const units = (value: number | null | undefined) => minorUnits(value ?? 0, exponent) ?? Number.NaN;
	if (balance !== null && balance !== undefined) {
		const settled = units(amount) - units(balance);
		const explained = sumOf(valid, (row) => units(row.amountPaid) + units(row.cashDiscountTaken));
		if (settled !== explained) {
			const reason =
				`${shown(settled, exponent)} ${currencyId} of it are settled, the applications come to ${shown(explained, exponent)}. ` +
				'Let Get Many bring Applications along (option Include), or use Get';
			return { payments: [], faults: [{ code: 'payments-unclear', field: 'applications', reason }] };
		}
	}
	const money = valid.filter(({ docType }) => !CREDITS.has(docType ?? ''));
	const payments = Object.entries(groupBy(money, 'refNbr')).map(([reference, rows]) => ({
		reference,
		amount: sumOf(rows, (row) => units(row.amountPaid)),
		day: lastDay(rows, document),
	}));
	return { payments: payments.filter((payment) => payment.amount > 0), faults: [] };
}

const lastDay = (rows: Application[], { documentDate }: SourceDocument): string =>
	rows.map(({ applicationDate }) => applicationDate?.slice(0, 10) ?? '').reduce((last, day) => (day > last ? day : last), documentDate.slice(0, 10));
