import { CREDIT_TERMS } from '../../seed/company';
import { RATES } from '../../seed/currencies';
import type { Books } from '../books/books';
import type { VismaCompany } from '../company';
import type { VismaCustomer } from '../customerDto';
import type { Refuse } from '../refuse';
import type { WriteBody } from '../writeBody';
import type { DocumentDraft, DocumentLine } from './document';
import { readAddress, readContact } from './readParty';
import { readLine, unitsOf } from './readLine';
import { readTexts } from './readTexts';

/** Kept as they are sent. */
const TEXTS = [
	'accountingCostRef',
	'cashAccount',
	'contractDocRef',
	'customerProject',
	'customerRefNumber',
	'externalReference',
	'invoiceText',
	'note',
	'originatorDocRef',
	'paymentReference',
];

/** A new document of a customer before anything else is known of it. */
export function blankDraft(company: VismaCompany, customer: VismaCustomer): DocumentDraft {
	const { invoiceAddress, invoiceContact } = customer;
	return {
		customerNumber: customer.number,
		currencyId: customer.currencyId,
		exchangeRate: 1,
		hold: false,
		documentDate: company.localNow().slice(0, 10),
		dueDate: '',
		financialPeriod: '',
		creditTermsId: customer.creditTerms.id,
		vatZone: customer.vatZone.id,
		branch: '1',
		paymentMethodId: customer.defaultPaymentMethodId ?? '10',
		rounds: company.settings.receivables.roundTotals,
		address: { ...invoiceAddress, overrideAddress: false },
		contact: {
			contactId: invoiceContact.contactId,
			businessName: invoiceContact.name,
			attention: invoiceContact.attention,
			email: invoiceContact.email,
			phone1: invoiceContact.phone1,
			overrideContact: false,
		},
		dontPrint: false,
		dontEmail: false,
		sendToAutoInvoice: customer.acceptAutoInvoices,
		excludeDebtCollection: false,
		texts: {},
		lines: [],
		typedVat: {},
	};
}

/** A draft with what the body says of it; the books decide what is left open. */
export function withBody(
	draft: DocumentDraft,
	body: WriteBody,
	names: { lines: string; address: string; taxes: string },
	books: Books,
	refuse: Refuse,
): DocumentDraft {
	const currencyId = body.text('currencyId') ?? draft.currencyId;
	if (!books.currency(currencyId)) throw refuse(`CuryID '${currencyId}' cannot be found in the system.`);
	const documentDate = body.day('documentDate') ?? draft.documentDate;
	const creditTermsId = body.text('creditTermsId') ?? draft.creditTermsId;
	const moved = documentDate !== draft.documentDate || creditTermsId !== draft.creditTermsId || draft.dueDate === '';
	const changed: DocumentDraft = {
		...draft,
		currencyId,
		exchangeRate: rateOf(body, draft, currencyId, books, refuse),
		hold: body.flag('hold') ?? draft.hold,
		documentDate,
		creditTermsId,
		dueDate: body.day('documentDueDate') ?? (moved ? dueDateOf(documentDate, creditTermsId, refuse) : draft.dueDate),
		financialPeriod: periodOf(body, books) ?? (moved ? (books.periods.of(documentDate)?.id ?? '') : draft.financialPeriod),
		vatZone: body.text('customerVatZoneId') ?? draft.vatZone,
		branch: body.text('branchNumber') ?? draft.branch,
		paymentMethodId: body.text('paymentMethodId') ?? draft.paymentMethodId,
		address: readAddress(body.part(names.address), draft.address),
		contact: readContact(body.part('invoiceContact'), draft.contact),
		dontPrint: body.flag('dontPrint') ?? draft.dontPrint,
		dontEmail: body.flag('dontEmail') ?? draft.dontEmail,
		sendToAutoInvoice: body.flag('sendToAutoInvoice') ?? draft.sendToAutoInvoice,
		excludeDebtCollection: body.flag('excludeDebtCollection') ?? draft.excludeDebtCollection,
		startDate: body.day('startDate') ?? draft.startDate,
		endDate: body.day('endDate') ?? draft.endDate,
		texts: readTexts(body, TEXTS, draft.texts),
	};
	const typedVat = { ...draft.typedVat, ...typedVatOf(body, names.taxes, unitsOf(books, currencyId)) };
	return { ...changed, lines: linesOf(body, names.lines, changed, books, refuse), typedVat };
}

/** VAT amounts that replace those that the ERP reckons, in the smallest unit. */
function typedVatOf(body: WriteBody, name: string, units: number): Record<string, number> {
	const typed = body.lines(name).flatMap((tax): Array<[string, number]> => {
		const [taxId, vat] = [tax.text('taxId'), tax.number('vatAmount')];
		return taxId && typeof vat === 'number' ? [[taxId, Math.round(vat * units)]] : [];
	});
	return Object.fromEntries(typed);
}

/** `postPeriod` is MMYYYY, `financialPeriod` YYYYMM: the API has both for one thing. */
function periodOf(body: WriteBody, books: Books): string | undefined {
	const postPeriod = body.text('postPeriod');
	const given = body.text('financialPeriod') ?? (postPeriod ? postPeriod.slice(2) + postPeriod.slice(0, 2) : undefined);
	return given ? (books.periods.get(given)?.id ?? given) : undefined;
}

function dueDateOf(documentDate: string, creditTermsId: string, refuse: Refuse): string {
	const terms = CREDIT_TERMS.find(({ termsId }) => termsId === creditTermsId);
	if (!terms) throw refuse(`CreditTermsID '${creditTermsId}' cannot be found in the system.`);
	const date = new Date(`${documentDate}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + terms.dueDay1);
	return date.toISOString().slice(0, 10);
}

function rateOf(body: WriteBody, draft: DocumentDraft, currencyId: string, books: Books, refuse: Refuse): number {
	if (currencyId === books.baseCurrency) return 1;
	const known = draft.lines.length > 0 && currencyId === draft.currencyId ? draft.exchangeRate : RATES[currencyId];
	const rate = body.number('exchangeRate') ?? known;
	if (rate === undefined) throw refuse(`The currency rate is not defined for ${currencyId}.`);
	return rate;
}

function linesOf(body: WriteBody, name: string, draft: DocumentDraft, books: Books, refuse: Refuse): DocumentLine[] {
	const lines = new Map(draft.lines.map((line) => [line.lineNumber, line]));
	for (const change of body.lines(name)) {
		const lineNumber = change.number('lineNumber') ?? Math.max(0, ...lines.keys()) + 1;
		const operation = change.bareText('operation') ?? 'Update';
		const known = lines.get(lineNumber);
		if (operation === 'Insert' && known) throw refuse(`Line ${lineNumber} already exists in the document.`);
		if (operation !== 'Insert' && !known) throw refuse(`Line ${lineNumber} cannot be found in the document.`);
		if (operation === 'Delete') lines.delete(lineNumber);
		else lines.set(lineNumber, readLine(change, lineNumber, known, draft, books, refuse));
	}
	return [...lines.values()];
}
