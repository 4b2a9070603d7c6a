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

const WRITE_OFFS = new Set(['SmallBalanceWo', 'SmallCreditWo']);
const CREDITS = new Set(['CreditNote', ...WRITE_OFFS]);
/** What takes a payment back has the number of the payment. */
const TAKEN_BACK: Record<string, string> = { VoidPayment: 'Payment', VoidRefund: 'Refund' };
const USUAL = 'Payment';

export interface Settlement {
	payments: Payment[];
	/** Minor units that Visma settled by cash discounts and write-offs. */
	forgone: number;
	faults: Fault[];
}

/** The payments of an invoice; proved to explain its balance together with credit notes set off against it. */
export function paymentsOf(document: SourceDocument, exponent: number): Settlement {
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
			return { payments: [], forgone: 0, faults: [{ code: 'payments-unclear', field: 'applications', reason }] };
		}
	}
	const money = valid.filter(({ docType }) => !CREDITS.has(docType ?? ''));
	const payments = Object.entries(groupBy(money, referenceOf)).map(([reference, rows]) => ({
		reference,
		amount: sumOf(rows, (row) => units(row.amountPaid)),
		day: lastDay(rows, document),
	}));
	const written = valid.filter(({ docType }) => WRITE_OFFS.has(docType ?? ''));
	const forgone = sumOf(written, (row) => units(row.amountPaid)) + sumOf(valid, (row) => units(row.cashDiscountTaken));
	return { payments: payments.filter((payment) => payment.amount > 0), forgone, faults: [] };
}

/** Payments, prepayments and refunds may have the same number: the type belongs to what is not a plain payment. */
function referenceOf({ docType, refNbr }: Application): string {
	const type = TAKEN_BACK[docType ?? ''] ?? docType ?? USUAL;
	return type === USUAL ? `${refNbr}` : `${type} ${refNbr}`;
}

const lastDay = (rows: Application[], { documentDate }: SourceDocument): string =>
	rows.map(({ applicationDate }) => applicationDate?.slice(0, 10) ?? '').reduce((last, day) => (day > last ? day : last), documentDate.slice(0, 10));
