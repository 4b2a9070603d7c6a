import omit from 'lodash/omit';

import { duplicateEntry, notFound, wrongValue } from '../../errors';
import type { CreditNoteImport } from '../../resources/imported/schemas';
import type { Deed } from '../deed';
import { linkTo } from '../document/creditNote';
import { settle } from '../document/settle';
import { wrongState } from '../refusals';
import { allocate, refundableStatus } from '../payment/allocate';
import { refund } from '../payment/refund';
import { sumOf } from '../money';
import type { CreditNote, Invoice } from '../shapes';
import { importedLines } from './lines';
import { importedTotals } from './totals';

/** A credit note of another system against an invoice of this site: `credit_note_created`. */
export function importCreditNote(deed: Deed, sent: CreditNoteImport): CreditNote {
	const { id, invoice, date, type } = identityOf(deed, sent);
	const lines = { lines: sent.line_items ?? [], taxes: sent.taxes ?? [], customerId: invoice.customer_id, date };
	const taxed = importedLines(deed, lines);
	const roundOff = sent.round_off_amount ?? 0;
	const order = { taxed, discounts: sent.discounts ?? [], priceType: invoice.price_type, roundOff, total: sent.total, param: 'total' };
	const totals = omit(importedTotals(deed, order), 'tax');
	const adjusts = type === 'adjustment';
	checkSpending(sent, totals.total);
	if (adjusts && totals.total > invoice.amount_due) {
		throw wrongState(`Only ${invoice.amount_due} of the invoice is due; more cannot be adjusted.`);
	}
	const creditNote = deed.saveCreditNote({
		id,
		customer_id: invoice.customer_id,
		...(invoice.subscription_id ? { subscription_id: invoice.subscription_id } : {}),
		reference_invoice_id: invoice.id,
		type,
		reason_code: 'other',
		create_reason_code: sent.create_reason_code ?? '',
		status: adjusts ? 'adjusted' : refundableStatus(totals.total),
		date,
		generated_at: deed.at,
		price_type: invoice.price_type,
		currency_code: invoice.currency_code,
		...totals,
		...taxed,
		amount_allocated: adjusts ? totals.total : 0,
		amount_refunded: 0,
		amount_available: adjusts ? 0 : totals.total,
		allocations: adjusts ? [allocation(invoice, totals.total, deed.at)] : [],
		linked_refunds: [],
		...(invoice.billing_address ? { billing_address: invoice.billing_address } : {}),
		channel: 'web',
		resource_version: 0,
		updated_at: deed.at,
		deleted: false,
		object: 'credit_note',
	});
	const linked = link(deed, invoice, creditNote, adjusts);
	const spent = spend(deed, sent, creditNote, linked);
	deed.tell('credit_note_created', { credit_note: spent });
	deed.tell('invoice_updated', { invoice: deed.books.invoices.get(invoice.id) });
	return spent;
}

function identityOf(deed: Deed, sent: CreditNoteImport) {
	const { id, reference_invoice_id: reference, date, type, create_reason_code: reason } = sent;
	if (!id) throw wrongValue('id', 'cannot be blank');
	if (!reference) throw wrongValue('reference_invoice_id', 'cannot be blank');
	if (date === undefined) throw wrongValue('date', 'cannot be blank');
	if (!reason) throw wrongValue('create_reason_code', 'cannot be blank');
	if (type !== 'adjustment' && type !== 'refundable') throw wrongValue('type', 'is not supported by the sandbox');
	if (deed.books.creditNotes.hadId(id)) throw duplicateEntry('id', id);
	const invoice = deed.books.invoices.get(reference);
	if (!invoice) throw notFound(reference, 'reference_invoice_id');
	if (sent.customer_id && sent.customer_id !== invoice.customer_id) {
		throw wrongValue('customer_id', 'is not the customer of the invoice');
	}
	if (sent.currency_code && sent.currency_code !== invoice.currency_code) {
		throw wrongValue('currency_code', 'is not the currency of the invoice');
	}
	return { id, invoice, date, type: type as 'adjustment' | 'refundable' };
}

const allocation = (invoice: Invoice, amount: number, at: number) => ({
	invoice_id: invoice.id,
	allocated_amount: amount,
	allocated_at: at,
	invoice_date: invoice.date,
	invoice_status: invoice.status,
});

function link(deed: Deed, invoice: Invoice, creditNote: CreditNote, adjusts: boolean): Invoice {
	const row = linkTo(creditNote);
	if (!adjusts) return deed.saveInvoice({ ...invoice, issued_credit_notes: [...invoice.issued_credit_notes, row] });
	const lowered = {
		...invoice,
		amount_adjusted: invoice.amount_adjusted + creditNote.total,
		adjustment_credit_notes: [...invoice.adjustment_credit_notes, row],
	};
	return deed.saveInvoice(settle(lowered, deed.site.customers.get(invoice.customer_id), deed.at));
}

function checkSpending({ allocations = [], linked_refunds = [] }: CreditNoteImport, total: number): void {
	const wanted = sumOf(allocations, (row) => row.allocated_amount ?? 0) + sumOf(linked_refunds, (row) => row.amount ?? 0);
	if (wanted > total) throw wrongValue('allocations', `come to ${wanted}, more than the total of ${total}`);
}

/** Pays invoices with it, and pays it back, as the other system says that happened. */
function spend(deed: Deed, { allocations = [], linked_refunds = [] }: CreditNoteImport, creditNote: CreditNote, of: Invoice) {
	if (creditNote.type === 'adjustment') return creditNote;
	const allocated = allocations.reduce((rest, { invoice_id: id }) => {
		const invoice = id === of.id ? of : deed.books.invoices.get(id ?? undefined);
		if (!invoice) throw notFound(id ?? '', 'allocations[invoice_id]');
		return allocate(deed, rest, deed.books.invoices.get(invoice.id) ?? invoice).creditNote;
	}, creditNote);
	return linked_refunds.reduce((rest, { amount = 0 }) => refund(deed, rest, amount).credit_note, allocated);
}
