import type { VismaAddress } from './customer';

/** Status of an invoice, a credit note or a payment. Open and Closed ones are released. */
export type VismaDocumentStatus =
	| 'Hold'
	| 'Balanced'
	| 'Voided'
	| 'Scheduled'
	| 'Open'
	| 'Closed'
	| 'PendingPrint'
	| 'PendingEmail'
	| 'CreditHold'
	| 'CcHold'
	| 'Reserved';

/** What CustomerInvoiceDto and CustomerCreditNoteDto have in common, as far as this package reads it; rows hold more. */
export interface VismaDocument {
	referenceNumber: string;
	documentType?: string | null;
	status?: VismaDocumentStatus | null;
	hold?: boolean | null;
	customer?: { number?: string | null; name?: string | null } | null;
	/** `yyyy-MM-ddT00:00:00` */
	documentDate?: string | null;
	documentDueDate?: string | null;
	/** YYYYPP */
	financialPeriod?: string | null;
	closedFinancialPeriod?: string | null;
	/** ISO 4217; amounts `...InCurrency` are in it, the others in the company's base currency. */
	currencyId?: string | null;
	exchangeRate?: number | null;
	amountInCurrency?: number | null;
	/** What is still to be paid. */
	balanceInCurrency?: number | null;
	detailTotalInCurrency?: number | null;
	vatTotalInCurrency?: number | null;
	discountTotalInCurrency?: number | null;
	/** Added to lines and VAT to give the amount. */
	roundingDiff?: number | null;
	taxDetails?: VismaTaxDetail[] | null;
	creditTerms?: { id?: string | null; description?: string | null } | null;
	externalReference?: string | null;
	/** What the payer writes on the payment: KID, OCR. */
	paymentReference?: string | null;
	/** The customer's own reference, an order number say. */
	customerRefNumber?: string | null;
	invoiceText?: string | null;
	note?: string | null;
	invoiceAddress?: VismaAddress | null;
	branchNumber?: { number?: string | null } | null;
	project?: { id?: string | null } | null;
	dunningLetterLevel?: number | null;
	dunningLetterDate?: string | null;
	/** Payments and credit notes set off against it. */
	applications?: Array<{ docType?: string | null; refNbr?: string | null; amountPaid?: number | null }> | null;
	/** Company-local times without zone. */
	createdDateTime?: string | null;
	lastModifiedDateTime?: string | null;
	/** Row version: eight bytes, base 64. */
	timeStamp?: string | null;
}

export interface VismaInvoice extends VismaDocument {
	invoiceLines?: VismaDocumentLine[] | null;
}

export interface VismaCreditNote extends VismaDocument {
	lines?: VismaDocumentLine[] | null;
}

export interface VismaDocumentLine {
	lineNumber?: number | null;
	inventoryNumber?: string | null;
	description?: string | null;
	quantity?: number | null;
	unitPriceInCurrency?: number | null;
	/** Quantity times price, or what was given instead; before the discount. */
	manualAmountInCurrency?: number | null;
	/** After the discount, without VAT. */
	amountInCurrency?: number | null;
	discountPercent?: number | null;
	discountAmountInCurrency?: number | null;
	account?: { number?: string | null } | null;
	vatCode?: { id?: string | null } | null;
	uom?: string | null;
	deferralCode?: string | null;
	termStartDate?: string | null;
	termEndDate?: string | null;
}

export interface VismaTaxDetail {
	taxId?: string | null;
	/** Percent. */
	vatRate?: number | null;
	/** In the currency of the document. */
	taxableAmount?: number | null;
	vatAmount?: number | null;
}

/** The parts of Visma.net's PaymentDto that this package reads; rows hold more. */
export interface VismaPayment {
	refNbr: string;
	type?: string | null;
	status?: VismaDocumentStatus | null;
	customer?: { number?: string | null; name?: string | null } | null;
	/** `yyyy-MM-ddT00:00:00` */
	applicationDate?: string | null;
	/** YYYYPP */
	applicationPeriod?: string | null;
	paymentRef?: string | null;
	/** ISO 4217 */
	currency?: string | null;
	paymentAmountInCurrency?: number | null;
	branch?: string | null;
	/** The documents that it pays. */
	paymentLines?: Array<{ documentType?: string | null; refNbr?: string | null; amountPaid?: number | null }> | null;
	/** Company-local time without zone. */
	lastModifiedDateTime?: string | null;
	timeStamp?: string | null;
}
