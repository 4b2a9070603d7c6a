import { groupBy } from 'lodash';

import type { Fault } from '../../customers/fault';
import { minorUnits, shown, sumOf } from '../money';
import type { InvoiceSyncSettings } from '../settings';
import type { Application, SourceDocument } from '../source';

/** Money that Visma has received for an invoice, or has done without. */
export interface Payment {
	/** Visma's payment number; with a word for what was waived. */
	reference: string;
	/** Minor units. */
	amount: number;
	/** yyyy-MM-dd */
	day: string;
	/** Chargebee's word for how it came. */
	method: 'bank_transfer' | 'other';
}

interface Paid {
	payments: Payment[];
	/** Minor units that are settled by no payment, and stay due in Chargebee. */
	leftDue: number;
	faults: Fault[];
}

const CREDIT_NOTE = 'CreditNote';
const WRITE_OFFS = new Set(['SmallBalanceWo', 'SmallCreditWo']);

/** What takes a payment back has the number of the payment. */
const TAKEN_BACK: Record<string, string> = { VoidPayment: 'Payment', VoidRefund: 'Refund' };
const USUAL = 'Payment';

/** Payments, prepayments and refunds may have the same number: the type belongs to what is not a plain payment. */
function referenceOf({ docType, refNbr }: Application): string {
	const type = TAKEN_BACK[docType ?? ''] ?? docType ?? USUAL;
	return type === USUAL || WRITE_OFFS.has(type) ? `${refNbr}` : `${type} ${refNbr}`;
}

/** The payments of an invoice; proved to explain its balance together with what was credited and waived. */
export function paymentsOf(document: SourceDocument, exponent: number, waived: InvoiceSyncSettings['waived']): Paid {
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
			return { payments: [], leftDue: 0, faults: [{ code: 'payments-unclear', field: 'applications', reason }] };
		}
	}
	const isWriteOff = ({ docType }: Application) => WRITE_OFFS.has(docType ?? '');
	const isMoney = (row: Application) => row.docType !== CREDIT_NOTE && !isWriteOff(row);
	const gather = (rows: Application[], suffix: string, sum: (row: Application) => number): Payment[] =>
		Object.entries(groupBy(rows, referenceOf))
			.map(([number, some]) => ({
				reference: `${number}${suffix}`,
				amount: sumOf(some, sum),
				day: lastDay(some, document),
				method: suffix === '' ? ('bank_transfer' as const) : ('other' as const),
			}))
			.filter((payment) => payment.amount > 0);
	const paid = (row: Application) => units(row.amountPaid);
	const money = gather(valid.filter(isMoney), '', paid);
	const discounts = gather(valid, ' discount', (row) => units(row.cashDiscountTaken));
	const done = [...discounts, ...gather(valid.filter(isWriteOff), ' write-off', paid)];
	if (waived === 'recordAsPayment') return { payments: [...money, ...done], leftDue: 0, faults: [] };
	return { payments: money, leftDue: sumOf(done, (payment) => payment.amount), faults: [] };
}

const lastDay = (rows: Application[], { documentDate }: SourceDocument): string =>
	rows.map(({ applicationDate }) => applicationDate?.slice(0, 10) ?? '').reduce((last, day) => (day > last ? day : last), documentDate.slice(0, 10));
