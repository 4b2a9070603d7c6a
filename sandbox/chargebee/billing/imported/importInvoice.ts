import type { ChargebeeCustomer } from '../../customerStore';
import { duplicateEntry, notFound, wrongValue } from '../../errors';
import type { InvoiceImport } from '../../resources/imported/schemas';
import type { Deed } from '../deed';
import { addressOf } from '../document/addressOf';
import { settle } from '../document/settle';
import { exchangeRate } from '../exchangeRates';
import { pay } from '../payment/pay';
import type { Invoice } from '../shapes';
import { tellOfInvoice } from '../tellOf';
import { importedLines } from './lines';
import { checkImport } from './rules';
import { importedTotals } from './totals';

const absent = <T>(value: T | null | undefined): value is null | undefined => value === null || value === undefined;
const present = (members: Record<string, unknown>) =>
	Object.fromEntries(Object.entries(members).filter(([, value]) => !absent(value)));

/** An invoice of another system, under the number that it has there: `invoice_generated`. */
export function importInvoice(deed: Deed, sent: InvoiceImport): Invoice {
	const { id, customer, date, total } = identityOf(deed, sent);
	const currency = checkImport(deed, sent);
	const priceType = sent.price_type === 'tax_inclusive' ? 'tax_inclusive' : 'tax_exclusive';
	const lines = { lines: sent.line_items ?? [], taxes: sent.taxes ?? [], customerId: customer.id, date };
	const taxed = importedLines(deed, lines);
	const discounts = sent.discounts ?? [];
	const totals = importedTotals(deed, { taxed, discounts, priceType, roundOff: sent.round_off ?? 0, total, param: 'total' });
	const own = addressOf(customer);
	const invoice: Invoice = {
		id,
		customer_id: customer.id,
		...present({ subscription_id: sent.subscription_id, po_number: sent.po_number, paid_at: sent.paid_at }),
		...present({ void_reason_code: sent.void_reason_code, voided_at: sent.voided_at, due_date: sent.due_date }),
		recurring: Boolean(sent.subscription_id),
		status: (sent.status ?? 'payment_due') as Invoice['status'],
		price_type: priceType,
		date,
		generated_at: deed.at,
		net_term_days: sent.net_term_days ?? 0,
		exchange_rate: exchangeRate(deed.settings, currency, date),
		currency_code: currency,
		amount_paid: 0,
		amount_adjusted: 0,
		write_off_amount: 0,
		credits_applied: 0,
		linked_payments: [],
		applied_credits: [],
		adjustment_credit_notes: [],
		issued_credit_notes: [],
		...totals,
		...taxed,
		amount_due: total,
		amount_to_collect: total,
		first_invoice: false,
		has_advance_charges: sent.has_advance_charges ?? false,
		term_finalized: true,
		is_gifted: false,
		...own,
		...(sent.vat_number ? { vat_number: sent.vat_number } : {}),
		...(sent.billing_address ? { billing_address: { ...present(sent.billing_address), object: 'billing_address' } } : {}),
		...(sent.notes?.length ? { notes: sent.notes.map((note) => present(note) as { note: string }) } : {}),
		channel: 'web',
		resource_version: 0,
		updated_at: deed.at,
		deleted: false,
		object: 'invoice',
	};
	const saved = deed.saveInvoice(standing(deed, invoice));
	keepReferences(deed, sent, saved);
	const paid = (sent.payments ?? []).reduce((open, payment) => payWith(deed, open, payment), saved);
	const result = sent.paid_at === undefined ? paid : deed.saveInvoice({ ...paid, paid_at: sent.paid_at });
	tellOfInvoice(deed, result);
	return result;
}

function identityOf(deed: Deed, { id, customer_id: customerId, subscription_id: subscriptionId, date, total }: InvoiceImport) {
	if (!id) throw wrongValue('id', 'cannot be blank');
	if (date === undefined) throw wrongValue('date', 'cannot be blank');
	if (total === undefined) throw wrongValue('total', 'cannot be blank');
	const reusable = deed.settings.deletedInvoiceIdsReusable && !deed.books.invoices.get(id);
	if (deed.books.invoices.hadId(id) && !reusable) throw duplicateEntry('id', id);
	const owner = customerId ?? deed.books.subscriptions.get(subscriptionId ?? undefined)?.customer_id;
	if (!owner) throw wrongValue('customer_id', 'cannot be blank');
	const customer = deed.site.customers.get(owner);
	if (!customer) throw notFound(owner, 'customer_id');
	return { id, customer: customer as ChargebeeCustomer, date, total };
}

/** A voided or pending invoice keeps its status; any other one has that which follows from what is due. */
function standing(deed: Deed, invoice: Invoice): Invoice {
	if (invoice.status === 'voided' || invoice.status === 'pending') return settle(invoice, undefined, deed.at);
	const { status, amount_due, total } = { ...settle(invoice, undefined, deed.at), status: invoice.status };
	return { ...invoice, status: total === 0 ? 'paid' : status, amount_due };
}

type Payment = NonNullable<InvoiceImport['payments']>[number];

function payWith(deed: Deed, invoice: Invoice, { amount, payment_method, date, reference_number }: Payment): Invoice {
	const order = { amount, payment_method: payment_method ?? undefined, date, reference_number: reference_number ?? undefined };
	const paid = pay(deed, invoice, order).invoice;
	// Chargebee is told how the invoice stands: a payment in part changes nothing of that.
	return paid.status === 'paid' ? paid : deed.saveInvoice({ ...paid, status: invoice.status });
}

function keepReferences(deed: Deed, { payment_reference_numbers: rows = [] }: InvoiceImport, { id }: Invoice): void {
	for (const row of rows) {
		const number = { id: row.id ?? deed.newId('paymentReference'), type: row.type ?? '', number: row.number ?? '' };
		deed.books.paymentReferences.put({ ...number, invoice_id: id, object: 'payment_reference_number' });
	}
}
