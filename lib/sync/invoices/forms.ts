import { pickBy } from 'lodash';

import { fieldsOf, type Form, rows } from '../../chargebee';
import { type MappedDocument, noon } from './map/map';
import type { Payment } from './map/payments';
import { noteOf, type Seen } from './note';
import type { InvoiceSyncSettings } from './settings';

/** What an import needs beside the document. */
export interface ImportContext {
	settings: InvoiceSyncSettings;
	/** Visma's document number, for the note. */
	number: string;
	seen: Seen;
	/** yyyy-MM-dd at the site. */
	today: string;
}

/** POST /invoices/import_invoice. Everything is stated, so that Chargebee reckons nothing. */
export function invoiceForm(id: string, mapped: MappedDocument, { settings, number, seen, today }: ImportContext): Form {
	const { timeZone } = settings;
	const { day, dueDay, reckoned, payments = [], address, reference } = mapped;
	return {
		id,
		customer_id: mapped.customerId,
		currency_code: mapped.currency,
		date: noon(day, timeZone),
		due_date: dueDay === '' ? undefined : noon(dueDay, timeZone),
		net_term_days: dueDay === '' ? undefined : daysFrom(day, dueDay),
		price_type: 'tax_exclusive',
		total: reckoned.total,
		round_off: reckoned.rounding === 0 ? undefined : reckoned.rounding,
		po_number: mapped.poNumber || undefined,
		...standing(mapped, today, timeZone),
		...lineRows(mapped, timeZone),
		...(reference ? rows('payment_reference_numbers', [{ type: reference.type, number: reference.number }]) : {}),
		...rows('payments', payments.map((payment) => paymentRow(payment, timeZone))),
		...rows('notes', [{ note: noteOf(number, seen) }]),
		...fieldsOf('billing_address', pickBy(address ?? {}, (value) => value !== '')),
	};
}

/** What a credit note is set off against: Chargebee wants one invoice that it refers to, and any number that it pays. */
export interface CreditUse {
	referenceId: string;
	allocations: Array<{ invoiceId: string; amount: number; day: string }>;
}

/** POST /credit_notes/import_credit_note */
export function creditNoteForm(mapped: MappedDocument, { referenceId, allocations }: CreditUse, settings: InvoiceSyncSettings): Form {
	const { id, day, reckoned, currency } = mapped;
	return {
		id,
		customer_id: mapped.customerId,
		reference_invoice_id: referenceId,
		type: 'refundable',
		currency_code: currency,
		create_reason_code: settings.creditReason,
		date: noon(day, settings.timeZone),
		total: reckoned.total,
		round_off_amount: reckoned.rounding === 0 ? undefined : reckoned.rounding,
		...lineRows(mapped, settings.timeZone),
		...rows('allocations', allocations.map(({ invoiceId, amount, day: at }) => ({
			invoice_id: invoiceId,
			allocated_amount: amount,
			allocated_at: noon(at, settings.timeZone),
		}))),
	};
}

/** POST /invoices/{id}/record_payment; the comment keeps the version that the payment came with. */
export function paymentForm(payment: Payment, comment: string, timeZone: string): Form {
	return { comment, ...fieldsOf('transaction', paymentRow(payment, timeZone)) };
}

function lineRows({ reckoned: { lines, taxes, discount } }: MappedDocument, timeZone: string): Form {
	const sent = lines.map(({ description, amount, discount: off, tax, from, to }) => ({
		description,
		amount,
		entity_type: 'adhoc',
		item_level_discount1_amount: off === 0 ? undefined : off,
		tax1_name: tax?.name,
		tax1_amount: tax?.amount,
		date_from: from === undefined ? undefined : noon(from, timeZone),
		date_to: to === undefined ? undefined : noon(to, timeZone),
	}));
	const discounts = discount === 0 ? [] : [{ entity_type: 'document_level_discount', amount: discount, description: 'Discount' }];
	return { ...rows('line_items', sent), ...rows('taxes', taxes), ...rows('discounts', discounts) };
}

/** How the invoice stands: Chargebee is told, so that it neither collects nor reminds. */
function standing({ reckoned: { total }, payments, dueDay }: MappedDocument, today: string, timeZone: string): Form {
	const paid = (payments ?? []).reduce((sum, { amount }) => sum + amount, 0);
	if (total === 0 || (payments && paid === total)) {
		const last = (payments ?? []).map(({ day }) => day).sort().at(-1);
		return { status: 'paid', paid_at: last === undefined ? undefined : noon(last, timeZone) };
	}
	return { status: dueDay !== '' && dueDay < today ? 'not_paid' : 'posted' };
}

const paymentRow = ({ amount, day, reference, method }: Payment, timeZone: string): Form => ({
	amount,
	payment_method: method,
	date: noon(day, timeZone),
	reference_number: reference || undefined,
});

const daysFrom = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
