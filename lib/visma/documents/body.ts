import type { Body } from '../client';
import { type Amount, Decimal } from '../decimal';
import { type Plain, wrap } from '../wrap';
import type { DocumentKind } from './kinds';

export interface DocumentLineDraft {
	/**
	 * @default Insert
	 */
	operation?: 'Insert' | 'Update' | 'Delete';
	/** Of the line that is changed or deleted. */
	lineNumber?: number;
	quantity?: Amount;
	unitPriceInCurrency?: Amount;
	manualAmountInCurrency?: Amount;
	discountPercent?: Amount;
	discountAmountInCurrency?: Amount;
	/** yyyy-MM-dd: the time that a deferred line is for. */
	termStartDate?: string;
	termEndDate?: string;
	subaccount?: Array<{ segmentId: number; segmentValue: string }>;
	/** Other fields of Visma's DTO by their names: description, accountNumber, vatCodeId, deferralCode ... */
	[field: string]: Plain | undefined;
}

/** An invoice or credit note to be created or changed. What is left out is for Visma.net to decide, or stays as it is. */
export interface DocumentDraft {
	/** The caller's own number; the number series must allow manual numbers. */
	referenceNumber?: string;
	customerNumber?: string;
	exchangeRate?: Amount;
	/** yyyy-MM-dd */
	documentDate?: string;
	documentDueDate?: string;
	address?: { [field: string]: Plain | undefined };
	invoiceContact?: { [field: string]: Plain | undefined };
	taxes?: Array<{ taxId: string; taxableAmount: Amount; vatAmount: Amount }>;
	lines: DocumentLineDraft[];
	/** Other fields of Visma's DTO by their names: currencyId, creditTermsId, externalReference, hold ... */
	[field: string]: Plain | undefined;
}

const DAYS = new Set([
	'documentDate',
	'documentDueDate',
	'cashDiscountDate',
	'origInvoiceDate',
	'startDate',
	'endDate',
	'termStartDate',
	'termEndDate',
]);
const AMOUNTS = new Set([
	'exchangeRate',
	'quantity',
	'unitPriceInCurrency',
	'manualAmountInCurrency',
	'discountPercent',
	'discountAmountInCurrency',
	'taxableAmount',
	'vatAmount',
]);

/**
 * The body that creates or changes a document, checked first by the rules that need no look at the company.
 *
 * @throws RangeError that names the line, the rule and the remedy
 */
export function documentBody(kind: DocumentKind, draft: DocumentDraft): Body {
	const { address, taxes, lines, ...fields } = draft;
	return wrap({
		...encoded(fields, kind.noun),
		...(draft.referenceNumber ? { overrideNumberSeries: true } : {}),
		[kind.address]: address,
		[kind.taxes]: taxes?.map((tax) => encoded(tax, `VAT amount of ${tax.taxId}`)),
		[kind.lines]: lines.length === 0 ? undefined : lines.map((line, index) => lineFields(line, index + 1)),
	});
}

/**
 * Checks what a new document needs.
 *
 * @throws RangeError that names the rule and the remedy
 */
export function checkNewDocument(kind: DocumentKind, { customerNumber, lines }: DocumentDraft): void {
	if (!customerNumber) throw new RangeError(`${kind.noun} has no customer: choose one`);
	if (lines.length === 0) throw new RangeError(`${kind.noun} has no lines: add at least one`);
	const empty = lines.findIndex((line) => line.unitPriceInCurrency === undefined && line.manualAmountInCurrency === undefined);
	if (empty >= 0 && lines[empty]?.inventoryNumber === undefined) {
		throw new RangeError(`Line ${empty + 1} has neither a price nor an amount: give one of them, or an item that has a price`);
	}
}

function lineFields(line: DocumentLineDraft, place: number): { [field: string]: Plain | undefined } {
	const { operation = 'Insert', termStartDate, termEndDate } = line;
	if (operation !== 'Insert' && line.lineNumber === undefined) {
		throw new RangeError(`Line ${place} is to be changed, and has no line number: give the number that it has in Visma.net`);
	}
	if (termStartDate !== undefined && termEndDate !== undefined && termEndDate < termStartDate) {
		throw new RangeError(`Line ${place}: the term ends ${termEndDate}, before it starts ${termStartDate}`);
	}
	return { ...encoded(line, `Line ${place}`), operation };
}

/** Days as date-times, amounts as exact decimals. */
function encoded(fields: { [field: string]: Plain | undefined }, subject: string): { [field: string]: Plain | undefined } {
	const entries = Object.entries(fields).map(([name, value]): [string, Plain | undefined] => {
		if (value === undefined || value === null || value === '') return [name, value];
		if (DAYS.has(name)) return [name, dateTime(String(value), subject, name)];
		return [name, AMOUNTS.has(name) ? exact(value as Amount, subject, name) : value];
	});
	return Object.fromEntries(entries);
}

function dateTime(value: string, subject: string, name: string): string {
	if (!/^\d{4}-\d{2}-\d{2}/.test(value)) throw new RangeError(`${subject}: ${name} "${value}" is no date: write it like 2026-01-31`);
	return `${value.slice(0, 10)}T00:00:00`;
}

function exact(amount: Amount, subject: string, name: string): Decimal {
	const fault = Decimal.faultOf(amount);
	if (fault !== undefined) throw new RangeError(`${subject}: ${name}: ${fault}`);
	return Decimal.of(amount);
}
