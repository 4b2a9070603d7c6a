import omit from 'lodash/omit';

import type { Deed } from '../deed';
import { sumOf } from '../money';
import { allocate } from '../payment/allocate';
import type { CreditNote, CreditNoteLink, Invoice, Line, LineTax } from '../shapes';
import { taxOf } from '../tax';
import { creditNotesOf, leftOf } from './credited';
import { discountRows } from './discountRows';
import type { Taxed } from './lines';
import type { Piece } from './pieces';
import { settle } from './settle';
import { roundOff, totalsOf } from './totals';

function creditLine(deed: Deed, invoice: Invoice, piece: Piece): { line: Line; tax?: LineTax } {
	const { line: original, amount, discount, whole } = piece;
	const left = leftOf(deed.books, invoice, original);
	const net = amount - discount;
	const tax = whole ? left.tax : Math.min(left.tax, taxOf(net, original.tax_rate ?? 0, invoice.price_type));
	const line: Line = {
		...original,
		id: deed.newId('line'),
		date_from: piece.date_from,
		amount,
		unit_amount: original.quantity === 0 ? amount : Math.round(amount / original.quantity),
		discount_amount: discount,
		tax_amount: tax,
		description: `${original.description} - ${whole ? 'credits' : 'prorated credits'}`,
		reference_line_item_id: original.id,
	};
	const rule = invoice.line_item_taxes.find(({ line_item_id }) => line_item_id === original.id);
	const taxable = invoice.price_type === 'tax_inclusive' ? net - tax : net;
	return rule ? { line, tax: { ...rule, line_item_id: line.id, taxable_amount: taxable, tax_amount: tax } } : { line };
}

/** The rounding of a credit note: to a total asked for; the last one of an invoice takes what is left of the invoice's. */
function roundingOf(deed: Deed, invoice: Invoice, taxed: Taxed, wanted: number | undefined) {
	const before = creditNotesOf(deed.books, invoice);
	const creditedBefore = sumOf(before, ({ sub_total }) => sub_total);
	const credited = sumOf(taxed.line_items, ({ amount, discount_amount }) => amount - discount_amount);
	if (creditedBefore + credited === invoice.sub_total)
		return () => (invoice.round_off_amount ?? 0) - sumOf(before, ({ round_off_amount }) => round_off_amount ?? 0);
	if (wanted !== undefined) return (total: number) => wanted - total;
	const rounds = deed.settings.roundedCurrencies.includes(invoice.currency_code);
	return (total: number) => (rounds ? roundOff(total, invoice.currency_code) : 0);
}

export function linkTo({ id, reason_code, date, total, status }: CreditNote): CreditNoteLink {
	return { cn_id: id, cn_reason_code: reason_code, cn_date: date, cn_total: total, cn_status: status };
}

export interface CreditOrder {
	reason: string;
	/** Whether the credit is to be refunded or spent, also when the invoice is still unpaid. */
	refundable?: boolean;
	/** What the credit note comes to, where the pieces only come near it. */
	total?: number;
}

/**
 * Credits parts of an invoice. What is still unpaid of the invoice is taken off it (an adjustment when all of the
 * credit is), the rest can be spent or refunded. The events are the caller's.
 * @returns the credit note, and the invoice as it is now.
 */
export function raiseCreditNote(
	deed: Deed,
	invoice: Invoice,
	pieces: Piece[],
	{ reason, refundable = false, total }: CreditOrder,
) {
	const lines = pieces.map((piece) => creditLine(deed, invoice, piece));
	const taxed = { line_items: lines.map(({ line }) => line), line_item_taxes: lines.flatMap(({ tax }) => tax ?? []) };
	const totals = omit(totalsOf(taxed, invoice.price_type, roundingOf(deed, invoice, taxed, total)), 'tax');
	const adjusts = !refundable && totals.total <= invoice.amount_due;
	const creditNote = deed.saveCreditNote({
		id: deed.newId('creditNote'),
		customer_id: invoice.customer_id,
		subscription_id: invoice.subscription_id,
		reference_invoice_id: invoice.id,
		type: adjusts ? 'adjustment' : 'refundable',
		reason_code: reason,
		status: adjusts ? 'adjusted' : 'refund_due',
		date: deed.at,
		generated_at: deed.at,
		price_type: invoice.price_type,
		currency_code: invoice.currency_code,
		...totals,
		...taxed,
		...discountRows(taxed.line_items),
		amount_allocated: adjusts ? totals.total : 0,
		amount_refunded: 0,
		amount_available: adjusts ? 0 : totals.total,
		allocations: adjusts ? [allocation(invoice, totals.total, deed.at)] : [],
		linked_refunds: [],
		...(invoice.billing_address ? { billing_address: invoice.billing_address } : {}),
		...(invoice.vat_number ? { vat_number: invoice.vat_number } : {}),
		channel: 'web',
		resource_version: 0,
		updated_at: deed.at,
		deleted: false,
		object: 'credit_note',
	});
	return adjusts ? adjusted(deed, invoice, creditNote) : issued(deed, invoice, creditNote, refundable);
}

const allocation = (invoice: Invoice, amount: number, at: number) => ({
	invoice_id: invoice.id,
	allocated_amount: amount,
	allocated_at: at,
	invoice_date: invoice.date,
	invoice_status: invoice.status,
});

function adjusted(deed: Deed, invoice: Invoice, creditNote: CreditNote) {
	const lowered: Invoice = {
		...invoice,
		amount_adjusted: invoice.amount_adjusted + creditNote.total,
		adjustment_credit_notes: [...invoice.adjustment_credit_notes, linkTo(creditNote)],
	};
	const customer = deed.site.customers.get(invoice.customer_id);
	return { creditNote, invoice: deed.saveInvoice(settle(lowered, customer, deed.at)) };
}

function issued(deed: Deed, invoice: Invoice, creditNote: CreditNote, kept: boolean) {
	const linked = deed.saveInvoice({
		...invoice,
		issued_credit_notes: [...invoice.issued_credit_notes, linkTo(creditNote)],
	});
	return kept ? { creditNote, invoice: linked } : allocate(deed, creditNote, linked);
}
