import { CREDIT_NOTE, CUSTOMERS, INVOICE, PAYMENTS } from '../../visma';

/** What every row of a watched list has. */
export interface ChangeRow {
	lastModifiedDateTime?: string | null;
	/** Payments have none. */
	createdDateTime?: string | null;
	timeStamp?: string;
	[field: string]: unknown;
}

/** A list of Visma.net that is watched for changes. */
export interface ChangeSource {
	/** `customers` */
	many: string;
	path: string;
	keyOf: (row: ChangeRow) => string;
	/** Whether rows say when they were created. */
	knowsCreation: boolean;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Lists by the name of their resource in parameters. */
export const CHANGE_SOURCES = {
	customer: { many: 'customers', path: CUSTOMERS, keyOf: ({ number }) => textOf(number), knowsCreation: true },
	customerCreditNote: {
		many: CREDIT_NOTE.many,
		path: CREDIT_NOTE.path,
		keyOf: ({ referenceNumber }) => textOf(referenceNumber),
		knowsCreation: true,
	},
	customerInvoice: {
		many: INVOICE.many,
		path: INVOICE.path,
		keyOf: ({ referenceNumber }) => textOf(referenceNumber),
		knowsCreation: true,
	},
	// Payments, prepayments and refunds may have the same number: the type belongs to the key.
	customerPayment: {
		many: 'customer payments',
		path: PAYMENTS,
		keyOf: ({ type, refNbr }) => `${textOf(type)} ${textOf(refNbr)}`,
		knowsCreation: false,
	},
} satisfies Record<string, ChangeSource>;
