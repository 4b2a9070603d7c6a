import type { VismaAddress } from '../customerDto';
import type { Stamped } from '../recordStore';

export type DocumentType = 'Invoice' | 'CreditNote';

export const STATUSES = ['Hold', 'Balanced', 'Voided', 'Scheduled', 'Open', 'Closed'] as const;
export type DocumentStatus = (typeof STATUSES)[number];

/** A line; amounts are whole numbers of the smallest unit of the document's currency. */
export interface DocumentLine {
	lineNumber: number;
	quantity: number;
	/** As it was sent, in the currency. */
	unitPrice: number;
	/** Quantity times price unless it was typed in. */
	gross: number;
	discountPercent: number;
	discount: number;
	manualDiscount: boolean;
	account: string;
	/** Values of the segments joined, `10-NO-7`. */
	subaccount: string;
	branch: string;
	vatCategory: string;
	deferralSchedule?: number;
	/** yyyy-MM-dd */
	termStartDate?: string;
	termEndDate?: string;
	startDate?: string;
	endDate?: string;
	/** What is kept as it was sent: description, uom, note, deferralCode ... */
	texts: Record<string, string>;
}

/** Money of another document that pays this one, in the smallest unit. */
export interface Application {
	docType: 'Payment' | 'CreditNote';
	refNbr: string;
	amount: number;
	/** yyyy-MM-dd */
	date: string;
}

export interface DocumentAddress extends VismaAddress {
	overrideAddress: boolean;
}

export interface DocumentContact {
	contactId: number;
	businessName?: string;
	attention?: string;
	email?: string;
	phone1?: string;
	overrideContact: boolean;
}

/** What a person or a caller decides of a customer invoice or a credit note. */
export interface DocumentDraft {
	customerNumber: string;
	currencyId: string;
	exchangeRate: number;
	hold: boolean;
	/** yyyy-MM-dd */
	documentDate: string;
	dueDate: string;
	/** YYYYPP */
	financialPeriod: string;
	creditTermsId: string;
	vatZone: string;
	branch: string;
	paymentMethodId: string;
	/** Whether the total is rounded to whole units of the currency. */
	rounds: boolean;
	address: DocumentAddress;
	contact: DocumentContact;
	dontPrint: boolean;
	dontEmail: boolean;
	sendToAutoInvoice: boolean;
	excludeDebtCollection: boolean;
	startDate?: string;
	endDate?: string;
	/** What is kept as it was sent: externalReference, invoiceText, note ... */
	texts: Record<string, string>;
	lines: DocumentLine[];
	/** VAT that was typed in, by its ID; VAT of others is reckoned. */
	typedVat: Record<string, number>;
}

export interface CustomerDocument extends DocumentDraft, Stamped {
	type: DocumentType;
	number: string;
	status: DocumentStatus;
	/** What pays an invoice, or what a credit note pays. */
	applications: Application[];
	createdDateTime: string;
	/** A release that is under way: it ends when the time has come and the document was read so often. */
	releasing?: { dueAt: number; readsLeft: number };
}

export const isReleased = ({ status }: Pick<CustomerDocument, 'status'>) => status === 'Open' || status === 'Closed';
