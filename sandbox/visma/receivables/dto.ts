import { CREDIT_TERMS } from '../../seed/company';
import { PAYMENT_METHODS } from '../../seed/paymentMethods';
import { VAT_CATEGORIES, vatRateOf } from '../../seed/vatCategories';
import type { VismaCompany } from '../company';
import type { CustomerDocument, DocumentLine } from './document';
import { unitsOf } from './readLine';
import { balanceOf, netOf, type Totals, totalsOf } from './totals';

/** Where customers' debts stand in the books. */
const RECEIVABLE = '1510';

/** Parts that a list leaves out unless it is asked for them. */
export interface Shown {
	applications: boolean;
	taxDetails: boolean;
	address: boolean;
}

export const EVERYTHING: Shown = { applications: true, taxDetails: true, address: true };

const midnight = (day: string | undefined) => (day === undefined ? undefined : `${day}T00:00:00`);

function accountDto({ books }: VismaCompany, number: string) {
	const account = books.account(number);
	return { type: account?.type, active: account?.active, number, description: account?.description };
}

function lineDto(line: DocumentLine, document: CustomerDocument, company: VismaCompany) {
	const { books } = company;
	const units = unitsOf(books, document.currencyId);
	const base = (amount: number) => Math.round(amount * document.exchangeRate) / units;
	const category = VAT_CATEGORIES.find(({ vatCategoryId }) => vatCategoryId === line.vatCategory);
	const { inventoryNumber, description, uom, note, deferralCode, discountCode, salesperson } = line.texts;
	return {
		...(document.type === 'Invoice' ? { startDate: midnight(line.startDate), endDate: midnight(line.endDate) } : {}),
		termStartDate: midnight(line.termStartDate),
		termEndDate: midnight(line.termEndDate),
		isRotRutDeductible: false,
		lineNumber: line.lineNumber,
		inventoryNumber,
		description,
		quantity: line.quantity,
		unitPrice: Math.round(line.unitPrice * document.exchangeRate * units) / units,
		unitPriceInCurrency: line.unitPrice,
		manualAmount: base(line.gross),
		manualAmountInCurrency: line.gross / units,
		amount: base(netOf(line)),
		amountInCurrency: netOf(line) / units,
		account: accountDto(company, line.account),
		vatCode: { id: line.vatCategory, description: category?.description },
		uom,
		discountPercent: line.discountPercent,
		discountAmount: base(line.discount),
		discountAmountInCurrency: line.discount / units,
		manualDiscount: line.manualDiscount,
		subaccount: books.subaccounts.find(({ subaccountNumber }) => subaccountNumber === line.subaccount),
		salesperson,
		deferralSchedule: line.deferralSchedule,
		deferralCode,
		discountCode,
		note,
		branchNumber: { number: line.branch, name: books.branches.find(({ number }) => number === line.branch)?.name },
	};
}

function taxDto({ taxes }: Totals, units: number) {
	return taxes.map(({ vatCategory, taxable, vat }, index) => ({
		taxId: vatCategory,
		recordId: index + 1,
		vatId: {
			number: vatCategory,
			description: VAT_CATEGORIES.find(({ vatCategoryId }) => vatCategoryId === vatCategory)?.description,
		},
		vatRate: vatRateOf(vatCategory),
		taxableAmount: taxable / units,
		vatAmount: vat / units,
	}));
}

function applicationsDto({ applications, customerNumber, number, type }: CustomerDocument, units: number) {
	return applications.map(({ docType, refNbr, amount, date }) => ({
		docType: type === 'Invoice' ? docType : 'Invoice',
		customerCD: customerNumber,
		refNbr: type === 'Invoice' ? refNbr : refNbr || number,
		amountPaid: amount / units,
		released: true,
		hold: false,
		voided: false,
		applicationDate: midnight(date),
	}));
}

/** What only invoices say. */
const invoiceOnly = ({ startDate, endDate, texts, excludeDebtCollection }: CustomerDocument) => ({
	startDate: midnight(startDate),
	endDate: midnight(endDate),
	accountingCostRef: texts.accountingCostRef,
	originatorDocRef: texts.originatorDocRef,
	contractDocRef: texts.contractDocRef,
	excludeDebtCollection,
});

/** A document as Visma.net's CustomerInvoiceDto or CustomerCreditNoteDto. */
export function documentDto(document: CustomerDocument, company: VismaCompany, shown: Shown = EVERYTHING) {
	const { books } = company;
	const units = unitsOf(books, document.currencyId);
	const totals = totalsOf(document, units);
	const balance = balanceOf(document, units);
	const own = (amount: number) => amount / units;
	const base = (amount: number) => Math.round(amount * document.exchangeRate) / units;
	const customer = company.customers.get(document.customerNumber);
	const { customerRefNumber, externalReference, invoiceText, note, cashAccount, paymentReference, customerProject } = document.texts;
	const lines = document.lines.map((line) => lineDto(line, document, company));
	const taxable = totals.taxes.filter(({ vatCategory }) => vatRateOf(vatCategory) > 0).reduce((sum, tax) => sum + tax.taxable, 0);
	return {
		...(document.type === 'Invoice' ? { ...invoiceOnly(document), invoiceLines: lines } : { lines }),
		creditTerms: { id: document.creditTermsId, description: CREDIT_TERMS.find(({ termsId }) => termsId === document.creditTermsId)?.description },
		documentDueDate: midnight(document.dueDate),
		externalReference,
		isRotRutDeductible: false,
		exchangeRate: document.exchangeRate,
		sendToAutoInvoice: document.sendToAutoInvoice,
		taxDetails: shown.taxDetails ? taxDto(totals, units) : undefined,
		roundingDiff: own(totals.rounding),
		customerVatZone: { id: document.vatZone },
		timeStamp: document.timeStamp,
		hold: document.hold,
		discountTotal: base(totals.discount),
		discountTotalInCurrency: own(totals.discount),
		detailTotal: base(totals.detail),
		detailTotalInCurrency: own(totals.detail),
		vatTaxableTotal: base(taxable),
		vatTaxableTotalInCurrency: own(taxable),
		vatExemptTotal: base(totals.detail - taxable),
		vatExemptTotalInCurrency: own(totals.detail - taxable),
		paymentReference,
		invoiceAddress: shown.address ? document.address : undefined,
		invoiceContact: shown.address ? document.contact : undefined,
		applications: shown.applications ? applicationsDto(document, units) : undefined,
		dontPrint: document.dontPrint,
		dontEmail: document.dontEmail,
		revoked: false,
		customer: { number: document.customerNumber, name: customer?.name },
		documentType: document.type,
		referenceNumber: document.number,
		postPeriod: document.financialPeriod,
		financialPeriod: document.financialPeriod,
		documentDate: midnight(document.documentDate),
		origInvoiceDate: midnight(document.documentDate),
		status: document.status,
		currencyId: document.currencyId,
		amount: base(totals.amount),
		amountInCurrency: own(totals.amount),
		balance: base(balance),
		balanceInCurrency: own(balance),
		paymentMethod: {
			id: document.paymentMethodId,
			description: PAYMENT_METHODS.find(({ paymentMethodID }) => paymentMethodID === document.paymentMethodId)?.description,
		},
		customerRefNumber,
		invoiceText,
		lastModifiedDateTime: document.lastModifiedDateTime,
		createdDateTime: document.createdDateTime,
		note,
		vatTotal: base(totals.vat),
		vatTotalInCurrency: own(totals.vat),
		location: customer?.location,
		branchNumber: { number: document.branch, name: books.branches.find(({ number }) => number === document.branch)?.name },
		cashAccount,
		account: accountDto(company, RECEIVABLE),
		subaccount: books.subaccount([]),
		customerProject,
	};
}

export type DocumentDto = ReturnType<typeof documentDto>;
