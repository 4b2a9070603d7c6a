/** How customers pay. */
export const PAYMENT_METHODS = [
	{ paymentMethodID: '10', active: true, meansOfPayment: 'DirectDeposit', description: 'Bankgiro', useInAP: false, details: [] },
	{ paymentMethodID: '20', active: true, meansOfPayment: 'CreditCard', description: 'Kort', useInAP: false, details: [] },
	{ paymentMethodID: '90', active: false, meansOfPayment: 'CashOrCheck', description: 'Kontant', useInAP: false, details: [] },
];
