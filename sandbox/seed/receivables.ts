import type { Books } from '../visma/books/books';
import type { VismaCustomer } from '../visma/customerDto';
import { addMilliseconds, type LocalTime } from '../visma/localTime';
import type { CustomerDocument, DocumentLine } from '../visma/receivables/document';
import type { Payment } from '../visma/receivables/payment';
import { unitsOf } from '../visma/receivables/readLine';
import type { ReceivablesSnapshot } from '../visma/receivables/receivables';
import { totalsOf } from '../visma/receivables/totals';
import { BASE_TIME } from './customer';
import { RATES } from './currencies';
import { paymentReference } from './paymentReferences';

const DAY = 86_400_000;

interface Product {
	name: string;
	price: number;
	vat: string;
	account: string;
	uom: string;
	/** Subscriptions are for a year from the day of the invoice. */
	term?: true;
}

const PLATFORM: Product = { name: 'Plattform, årsabonnemang', price: 12_000, vat: '25', account: '3050', uom: 'ÅR', term: true };
/** One of each VAT rate. */
const PRODUCTS: Product[] = [
	PLATFORM,
	{ name: 'Analys, tillägg', price: 349.9, vat: '25', account: '3055', uom: 'MÅN' },
	{ name: 'Handbok, tryckt', price: 289.5, vat: '06', account: '3002', uom: 'ST' },
	{ name: 'Kursdag med lunch', price: 1_895.75, vat: '12', account: '3002', uom: 'DAG' },
];

const at = <T>(list: T[], index: number, otherwise: T) => list[index % list.length] ?? otherwise;
const dayOf = (time: LocalTime) => time.slice(0, 10);

function lineOf(index: number, lineNumber: number, day: string, units: number, branch: string): DocumentLine {
	const product = at(PRODUCTS, index + lineNumber * 2, PLATFORM);
	const quantity = ((index + lineNumber) % 3) + 1;
	const gross = Math.round(quantity * product.price * units);
	const discountPercent = index % 4 === 1 && lineNumber === 1 ? 12.5 : 0;
	const end = dayOf(addMilliseconds(`${day}T00:00:00.000`, 364 * DAY));
	return {
		lineNumber,
		quantity,
		unitPrice: product.price,
		gross,
		discountPercent,
		discount: Math.round((gross * discountPercent) / 100),
		manualDiscount: discountPercent > 0,
		account: product.account,
		subaccount: '10-00-0',
		branch,
		vatCategory: product.vat,
		...(product.term ? { termStartDate: day, termEndDate: end } : {}),
		texts: { description: product.name, uom: product.uom, ...(product.term ? { deferralCode: 'ABO12' } : {}) },
	};
}

/** One plausible released document of a customer; the same index always gives the same one. */
function document(index: number, number: string, customer: VismaCustomer, books: Books): CustomerDocument {
	const { currencyId, invoiceAddress, invoiceContact, creditTerms } = customer;
	const units = unitsOf(books, currencyId);
	const modified = addMilliseconds(BASE_TIME, -(index % 190) * 31 * 3_600_000 - index * 37);
	const documentDate = dayOf(addMilliseconds(modified, -3 * DAY));
	const lines = Array.from({ length: (index % 3) + 1 }, (_, line) => lineOf(index, line + 1, documentDate, units, '1'));
	return {
		type: 'Invoice',
		number,
		status: 'Open',
		customerNumber: customer.number,
		currencyId,
		exchangeRate: RATES[currencyId] ?? 1,
		hold: false,
		documentDate,
		dueDate: dayOf(addMilliseconds(`${documentDate}T00:00:00.000`, Number(creditTerms.id) * DAY)),
		financialPeriod: books.periods.of(documentDate)?.id ?? '',
		creditTermsId: creditTerms.id,
		vatZone: '01',
		branch: '1',
		paymentMethodId: '10',
		rounds: index % 3 === 0,
		address: { ...invoiceAddress, overrideAddress: false },
		contact: { contactId: invoiceContact.contactId, businessName: invoiceContact.name, attention: invoiceContact.attention, email: invoiceContact.email, phone1: invoiceContact.phone1, overrideContact: false },
		dontPrint: false,
		dontEmail: false,
		sendToAutoInvoice: customer.acceptAutoInvoices,
		excludeDebtCollection: false,
		texts: {
			paymentReference: paymentReference(customer.location.countryId, number),
			...(index % 5 === 3 ? { customerRefNumber: `PO-${4000 + index}` } : {}),
			...(index % 7 === 2 ? { externalReference: `EXT-${index}` } : {}),
		},
		lines,
		typedVat: {},
		applications: [],
		createdDateTime: addMilliseconds(modified, -3 * DAY),
		lastModifiedDateTime: modified,
		timeStamp: '',
	};
}

/** A credit note over the first line of an invoice, set off against it. */
function creditOf(invoice: CustomerDocument, number: string, books: Books): CustomerDocument {
	const lines = invoice.lines.slice(0, 1);
	const { amount } = totalsOf({ lines, rounds: false }, unitsOf(books, invoice.currencyId));
	const applications = [{ docType: 'CreditNote' as const, refNbr: invoice.number, amount, date: invoice.documentDate }];
	const texts = { externalReference: invoice.number, invoiceText: `Kreditering av faktura ${invoice.number}` };
	return { ...invoice, type: 'CreditNote', number, rounds: false, lines, applications, texts, status: 'Closed' };
}

/** Money for an invoice, received some days after it. */
export function paymentFor(invoice: CustomerDocument, refNbr: string, amount: number, day: string, books: Books): Payment {
	return {
		type: 'Payment',
		refNbr,
		status: 'Closed',
		customerNumber: invoice.customerNumber,
		date: day,
		period: books.periods.of(day)?.id ?? '',
		paymentRef: invoice.texts.paymentReference ?? invoice.number,
		paymentMethodId: '10',
		cashAccount: '1930',
		currency: invoice.currencyId,
		branch: '1',
		amount,
		lines: [{ documentType: 'Invoice', refNbr: invoice.number, amount }],
		lastModifiedDateTime: addMilliseconds(invoice.lastModifiedDateTime, DAY),
		timeStamp: '',
	};
}

/**
 * Released invoices of the customers in turn: in the currencies of the customers, with three VAT rates, discounts,
 * rounding, and payment references. A fifth is paid, a fifth partly, and some are credited in part.
 */
export function seededReceivables(count: number, customers: VismaCustomer[], books: Books): ReceivablesSnapshot {
	const active = customers.filter(({ status }) => status === 'Active').sort((a, b) => (a.number < b.number ? -1 : 1));
	const snapshot: ReceivablesSnapshot = { invoices: [], creditNotes: [], payments: [] };
	for (let index = 0; index < count; index++) {
		const customer = active[(index * 7) % Math.max(1, active.length)];
		if (!customer) break;
		const invoice = document(index, String(100_001 + index), customer, books);
		const { amount } = totalsOf(invoice, unitsOf(books, invoice.currencyId));
		const day = dayOf(addMilliseconds(`${invoice.documentDate}T00:00:00.000`, 2 * DAY));
		if (index % 5 === 0 || index % 5 === 2) {
			const paid = index % 5 === 0 ? amount : Math.round(amount * 0.4);
			const payment = paymentFor(invoice, String(500_001 + snapshot.payments.length), paid, day, books);
			invoice.applications = [{ docType: 'Payment', refNbr: payment.refNbr, amount: paid, date: day }];
			snapshot.payments.push(payment);
			if (paid === amount) invoice.status = 'Closed';
		} else if (index % 11 === 4) {
			const note = creditOf(invoice, String(800_001 + snapshot.creditNotes.length), books);
			const credited = note.applications[0]?.amount ?? 0;
			invoice.applications = [{ docType: 'CreditNote', refNbr: note.number, amount: credited, date: day }];
			if (credited === amount) invoice.status = 'Closed';
			snapshot.creditNotes.push(note);
		}
		snapshot.invoices.push(invoice);
	}
	return snapshot;
}
