import { z } from 'zod';

import { columns } from '../../columns';
import { billingAddress, flag, ignored, money, oneOf, signedMoney, text, timestamp, wholeNumber } from '../../fields';
import { discountColumns, lineColumns, taxColumns } from './lineColumns';

const METHODS = 'cash check bank_transfer other app_store play_store custom dana touch_n_go tamara qpay';
export const paymentMethod = () => oneOf(METHODS.split(' ') as [string, ...string[]]);

export const importInvoiceParams = z
	.object({
		id: text(50),
		currency_code: text(3),
		customer_id: text(50),
		subscription_id: text(50),
		po_number: text(100),
		price_type: oneOf(['tax_exclusive', 'tax_inclusive']),
		tax_override_reason: text(50),
		vat_number: text(20),
		vat_number_prefix: text(10),
		date: timestamp(),
		total: money(),
		round_off: signedMoney(),
		status: oneOf(['paid', 'posted', 'payment_due', 'not_paid', 'voided', 'pending']),
		voided_at: timestamp(),
		void_reason_code: text(100),
		is_written_off: flag(),
		write_off_amount: ignored(),
		write_off_date: ignored(),
		due_date: timestamp(),
		net_term_days: wholeNumber(),
		has_advance_charges: flag(),
		use_for_proration: ignored(),
		paid_at: timestamp(),
		credit_note: ignored(),
		billing_address: billingAddress(),
		shipping_address: ignored(),
		line_items: lineColumns(),
		payment_reference_numbers: columns({
			id: text(40),
			type: oneOf(['kid', 'ocr', 'frn', 'fik', 'swiss_reference']),
			number: text(100),
		}),
		line_item_tiers: ignored(),
		line_item_addresses: ignored(),
		discounts: discountColumns(),
		taxes: taxColumns(),
		payments: columns({
			id: text(40),
			amount: money(),
			payment_method: paymentMethod(),
			date: timestamp(),
			reference_number: text(100),
		}),
		notes: columns({ entity_type: text(50), entity_id: text(50), note: text(65_000) }),
	})
	.partial()
	.strict();

export const importCreditNoteParams = z
	.object({
		id: text(50),
		customer_id: text(50),
		subscription_id: text(50),
		reference_invoice_id: text(50),
		type: oneOf(['adjustment', 'refundable', 'store']),
		currency_code: text(3),
		create_reason_code: text(100),
		date: timestamp(),
		status: oneOf(['adjusted', 'refunded', 'refund_due', 'voided']),
		total: money(),
		refunded_at: timestamp(),
		voided_at: ignored(),
		sub_total: ignored(),
		round_off_amount: signedMoney(),
		fractional_correction: ignored(),
		vat_number_prefix: text(10),
		line_items: lineColumns(),
		line_item_tiers: ignored(),
		discounts: discountColumns(),
		taxes: taxColumns(),
		allocations: columns({ invoice_id: text(50), allocated_amount: money(), allocated_at: timestamp() }),
		linked_refunds: columns({
			id: text(40),
			amount: money(),
			payment_method: paymentMethod(),
			date: timestamp(),
			reference_number: text(100),
		}),
	})
	.partial()
	.strict();

export type InvoiceImport = z.output<typeof importInvoiceParams>;
export type CreditNoteImport = z.output<typeof importCreditNoteParams>;
