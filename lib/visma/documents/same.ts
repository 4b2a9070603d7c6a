import { Decimal } from '../decimal';
import type { VismaCreditNote, VismaDocument, VismaDocumentLine, VismaInvoice } from '../types/document';
import type { Plain } from '../wrap';
import type { DocumentKind } from './kinds';

type Fields = { [field: string]: Plain | undefined };

const DAY = 'yyyy-MM-dd'.length;

/** Fields of the body -> where the document has them; what the body leaves out is Visma.net's choice. */
const COMPARED: Array<[field: string, there: (document: VismaDocument) => string | null | undefined]> = [
	['customerNumber', ({ customer }) => customer?.number],
	['currencyId', ({ currencyId }) => currencyId],
	['documentDate', ({ documentDate }) => documentDate?.slice(0, 10)],
	['externalReference', ({ externalReference }) => externalReference],
	['customerRefNumber', ({ customerRefNumber }) => customerRefNumber],
];

/** What a line says besides its amounts. */
const LINE_TEXTS: Array<[field: string, there: (line: VismaDocumentLine) => string | null | undefined]> = [
	['accountNumber', ({ account }) => account?.number],
	['vatCodeId', ({ vatCode }) => vatCode?.id],
	['inventoryNumber', ({ inventoryNumber }) => inventoryNumber],
	['deferralCode', ({ deferralCode }) => deferralCode],
	['termStartDate', ({ termStartDate }) => termStartDate?.slice(0, DAY)],
	['termEndDate', ({ termEndDate }) => termEndDate?.slice(0, DAY)],
];
const LINE_AMOUNTS: Array<[field: string, there: (line: VismaDocumentLine) => number | null | undefined]> = [
	['quantity', ({ quantity }) => quantity],
	['unitPriceInCurrency', ({ unitPriceInCurrency }) => unitPriceInCurrency],
	['discountPercent', ({ discountPercent }) => discountPercent],
	['manualAmountInCurrency', (line) => line.manualAmountInCurrency ?? line.amountInCurrency],
	['discountAmountInCurrency', ({ discountAmountInCurrency }) => discountAmountInCurrency],
];
/** Visma.net rounds what it is sent to the smallest unit of the currency, of which none is smaller than this. */
const HALF_A_UNIT = 0.005;

const isNamed = (value: Plain | undefined): value is Plain => value !== undefined && value !== null && value !== '';

const textOf = (field: string, value: Plain) => String(value).slice(0, field.endsWith('Date') ? DAY : undefined);

/** Amounts that were read have been through a binary float already; its shortest text is what Visma.net sent. */
const numberOf = (value: Plain) => Number(value instanceof Decimal ? value.toString() : value);

/** Whether a document is what a body would create: customer, currency, day, references and the lines that it names. */
export function isSameDocument(kind: DocumentKind, body: Fields, document: VismaDocument): boolean {
	const wanted = (body[kind.lines] ?? []) as Fields[];
	const there = linesOf(kind, document);
	const isSame = ([field, at]: (typeof COMPARED)[number]) =>
		!isNamed(body[field]) || textOf(field, body[field]) === (at(document) ?? '');
	return COMPARED.every(isSame) && wanted.length === there.length && wanted.every((line, index) => isSameLine(line, there[index]));
}

function linesOf(kind: DocumentKind, document: VismaDocument): VismaDocumentLine[] {
	const { invoiceLines, lines: noteLines } = document as VismaInvoice & VismaCreditNote;
	const lines = kind.lines === 'invoiceLines' ? invoiceLines : noteLines;
	return [...(lines ?? [])].sort((a, b) => (a.lineNumber ?? 0) - (b.lineNumber ?? 0));
}

function isSameLine(wanted: Fields, there: VismaDocumentLine | undefined): boolean {
	if (!there) return false;
	return (
		LINE_TEXTS.every(([field, at]) => !isNamed(wanted[field]) || textOf(field, wanted[field]) === (at(there) ?? '')) &&
		LINE_AMOUNTS.every(([field, at]) => {
			const value = wanted[field];
			return !isNamed(value) || Math.abs(numberOf(value) - (at(there) ?? 0)) <= HALF_A_UNIT;
		})
	);
}
