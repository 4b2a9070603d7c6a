import type { Stamped } from '../recordStore';

export interface PaymentLine {
	documentType: 'Invoice';
	refNbr: string;
	/** In the smallest unit. */
	amount: number;
}

/** Money that a customer paid. */
export interface Payment extends Stamped {
	type: 'Payment';
	refNbr: string;
	status: 'Open' | 'Closed' | 'Voided';
	customerNumber: string;
	/** yyyy-MM-dd */
	date: string;
	/** YYYYPP */
	period: string;
	paymentRef: string;
	paymentMethodId: string;
	cashAccount: string;
	currency: string;
	branch: string;
	/** In the smallest unit. */
	amount: number;
	lines: PaymentLine[];
}
