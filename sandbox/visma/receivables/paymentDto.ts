import { RATES } from '../../seed/currencies';
import { PAYMENT_METHODS } from '../../seed/paymentMethods';
import type { VismaCompany } from '../company';
import type { Payment } from './payment';
import { unitsOf } from './readLine';

/** A payment as Visma.net's PaymentDto. */
export function paymentDto(payment: Payment, company: VismaCompany) {
	const units = unitsOf(company.books, payment.currency);
	const rate = RATES[payment.currency] ?? 1;
	const base = (amount: number) => Math.round(amount * rate) / units;
	const applied = payment.lines.reduce((sum, { amount }) => sum + amount, 0);
	const customer = company.customers.get(payment.customerNumber);
	const method = PAYMENT_METHODS.find(({ paymentMethodID }) => paymentMethodID === payment.paymentMethodId);
	return {
		type: payment.type,
		refNbr: payment.refNbr,
		status: payment.status,
		hold: false,
		applicationDate: `${payment.date}T00:00:00`,
		applicationPeriod: payment.period,
		paymentRef: payment.paymentRef,
		customer: { number: payment.customerNumber, name: customer?.name },
		location: customer?.location,
		paymentMethod: { id: payment.paymentMethodId, description: method?.description },
		cashAccount: payment.cashAccount,
		currency: payment.currency,
		paymentAmount: base(payment.amount),
		paymentAmountInCurrency: payment.amount / units,
		appliedToDocuments: base(applied),
		appliedToOrders: 0,
		availableBalance: base(payment.amount - applied),
		availableBalanceInCurrency: (payment.amount - applied) / units,
		writeOffAmount: 0,
		financeCharges: 0,
		deductedCharges: 0,
		branch: payment.branch,
		lastModifiedDateTime: payment.lastModifiedDateTime,
		paymentLines: payment.lines.map(({ documentType, refNbr, amount }) => ({
			documentType,
			refNbr,
			amountPaid: amount / units,
			date: `${payment.date}T00:00:00`,
			currency: payment.currency,
		})),
		financialDetails: { paymentDate: `${payment.date}T00:00:00` },
		timeStamp: payment.timeStamp,
	};
}

export type PaymentDto = ReturnType<typeof paymentDto>;
