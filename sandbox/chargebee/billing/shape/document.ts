import type { EntityType, PriceType, Versioned } from './common';

export interface Line {
	id: string;
	subscription_id?: string;
	customer_id: string;
	date_from: number;
	date_to: number;
	unit_amount: number;
	quantity: number;
	amount: number;
	pricing_model: 'per_unit' | 'flat_fee';
	is_taxed: boolean;
	tax_amount: number;
	tax_rate?: number;
	tax_exempt_reason?: string;
	discount_amount: number;
	item_level_discount_amount: number;
	metered?: boolean;
	reference_line_item_id?: string;
	description: string;
	entity_type: EntityType;
	entity_id?: string;
	object: 'line_item';
}

export interface LineTax {
	line_item_id: string;
	tax_name: string;
	tax_rate: number;
	tax_juris_type: 'country';
	tax_juris_name: string;
	tax_juris_code: string;
	taxable_amount: number;
	tax_amount: number;
	is_partial_tax_applied: boolean;
	is_non_compliance_tax: boolean;
	object: 'line_item_tax';
}

/** What invoices and credit notes have in common. */
export interface Document extends Versioned {
	customer_id: string;
	subscription_id?: string;
	date: number;
	generated_at?: number;
	price_type: PriceType;
	currency_code: string;
	sub_total: number;
	total: number;
	round_off_amount?: number;
	line_items: Line[];
	line_items_next_offset?: string;
	line_item_taxes: LineTax[];
	line_item_discounts: Array<Record<string, unknown> & { line_item_id: string; discount_amount: number }>;
	taxes: Array<{ name: string; amount: number; description: string; object: 'tax' }>;
	discounts: Array<Record<string, unknown> & { amount: number }>;
	vat_number?: string;
	voided_at?: number;
	billing_address?: Record<string, unknown>;
	notes?: Array<{ note: string; entity_type?: string; entity_id?: string }>;
	channel: 'web';
}

export type InvoiceStatus = 'paid' | 'posted' | 'payment_due' | 'not_paid' | 'voided' | 'pending';

export interface CreditNoteLink {
	cn_id: string;
	cn_reason_code?: string;
	cn_date?: number;
	cn_total: number;
	cn_status: CreditNote['status'];
}

export interface Invoice extends Document {
	recurring: boolean;
	status: InvoiceStatus;
	due_date?: number;
	net_term_days: number;
	po_number?: string;
	exchange_rate: number;
	tax: number;
	amount_due: number;
	amount_adjusted: number;
	amount_paid: number;
	amount_to_collect: number;
	paid_at?: number;
	write_off_amount: number;
	credits_applied: number;
	first_invoice: boolean;
	has_advance_charges: boolean;
	term_finalized: boolean;
	is_gifted: boolean;
	void_reason_code?: string;
	linked_payments: Array<{
		txn_id: string;
		applied_amount: number;
		applied_at: number;
		txn_status: string;
		txn_date: number;
		txn_amount: number;
	}>;
	applied_credits: Array<{
		cn_id: string;
		applied_amount: number;
		applied_at: number;
		cn_reason_code?: string;
		cn_date: number;
		cn_status: CreditNote['status'];
	}>;
	adjustment_credit_notes: CreditNoteLink[];
	issued_credit_notes: CreditNoteLink[];
	object: 'invoice';
}

/** What a payer writes on a payment, by the custom of the country. */
export interface PaymentReference {
	id: string;
	type: string;
	number: string;
	invoice_id: string;
	object: 'payment_reference_number';
}

/** What a person or a caller wrote about a record. */
export interface Comment {
	id: string;
	entity_type: 'invoice' | 'credit_note';
	entity_id: string;
	added_by?: string;
	notes: string;
	created_at: number;
	type: 'user' | 'system';
	object: 'comment';
}

export interface CreditNote extends Document {
	reference_invoice_id: string;
	type: 'adjustment' | 'refundable';
	reason_code: string;
	create_reason_code?: string;
	status: 'adjusted' | 'refunded' | 'refund_due' | 'voided';
	amount_allocated: number;
	amount_refunded: number;
	amount_available: number;
	refunded_at?: number;
	allocations: Array<{
		invoice_id: string;
		allocated_amount: number;
		allocated_at: number;
		invoice_date: number;
		invoice_status: InvoiceStatus;
	}>;
	linked_refunds: Array<{
		txn_id: string;
		applied_amount: number;
		applied_at: number;
		txn_status: string;
		txn_date: number;
		txn_amount: number;
	}>;
	object: 'credit_note';
}
