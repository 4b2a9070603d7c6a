import type { PeriodUnit } from './localDays';

/** The resources of billing as they are on the wire. Times are seconds UTC, amounts minor units. */
export interface Versioned {
	id: string;
	resource_version: number;
	updated_at: number;
	deleted: boolean;
}

export type EntityType = 'plan_item_price' | 'addon_item_price' | 'charge_item_price' | 'adhoc';
export type ItemType = 'plan' | 'addon' | 'charge';
export type PriceType = 'tax_exclusive' | 'tax_inclusive';

export interface ItemPrice extends Versioned {
	name: string;
	external_name: string;
	item_family_id: string;
	item_id: string;
	item_type: ItemType;
	status: 'active' | 'archived';
	pricing_model: 'per_unit' | 'flat_fee';
	price: number;
	currency_code: string;
	period?: number;
	period_unit?: PeriodUnit;
	free_quantity: number;
	channel: 'web';
	is_taxable: boolean;
	tax_detail?: { tax_profile_id: string };
	accounting_detail: { sku?: string; accounting_code?: string; accounting_category1?: string };
	created_at: number;
	object: 'item_price';
}

export interface SubscriptionItem {
	item_price_id: string;
	item_type: ItemType;
	quantity?: number;
	unit_price: number;
	/** Missing for metered items. */
	amount?: number;
	free_quantity: number;
	object: 'subscription_item';
}

export interface SubscriptionDiscount {
	id: string;
	type: 'percentage' | 'fixed_amount';
	percentage?: number;
	amount?: number;
	currency_code?: string;
	duration_type: 'one_time' | 'forever';
	included_in_mrr: boolean;
	apply_on: 'invoice_amount';
	created_at: number;
	coupon_id: string;
	index: number;
	object: 'discount';
}

export type SubscriptionStatus = 'future' | 'in_trial' | 'active' | 'non_renewing' | 'paused' | 'cancelled';

export interface Subscription extends Versioned {
	customer_id: string;
	status: SubscriptionStatus;
	currency_code: string;
	billing_period: number;
	billing_period_unit: PeriodUnit;
	start_date?: number;
	trial_start?: number;
	trial_end?: number;
	current_term_start?: number;
	current_term_end?: number;
	next_billing_at?: number;
	created_at: number;
	started_at?: number;
	activated_at?: number;
	pause_date?: number;
	resume_date?: number;
	cancelled_at?: number;
	cancel_schedule_created_at?: number;
	cancel_reason_code?: string;
	po_number?: string;
	auto_collection?: 'on' | 'off';
	has_scheduled_advance_invoices: boolean;
	has_scheduled_changes: boolean;
	changes_scheduled_at?: number;
	decommissioned: boolean;
	channel: 'web';
	subscription_items: SubscriptionItem[];
	charged_items?: Array<{ item_price_id: string; last_charged_at: number; object: 'charged_item' }>;
	discounts?: SubscriptionDiscount[];
	mrr: number;
	exchange_rate: number;
	base_currency_code: string;
	object: 'subscription';
}

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

export interface CreditNote extends Document {
	reference_invoice_id: string;
	type: 'adjustment' | 'refundable';
	reason_code: string;
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

export interface Transaction extends Versioned {
	customer_id: string;
	subscription_id?: string;
	payment_method: string;
	reference_number?: string;
	gateway: 'not_applicable' | 'chargebee';
	type: 'payment' | 'refund';
	date: number;
	settled_at?: number;
	exchange_rate: number;
	currency_code: string;
	amount: number;
	amount_unused?: number;
	status: 'success' | 'failure';
	error_code?: string;
	error_text?: string;
	linked_invoices?: Array<Record<string, unknown> & { invoice_id: string; applied_amount: number }>;
	linked_credit_notes?: Array<Record<string, unknown> & { cn_id: string; applied_amount: number }>;
	object: 'transaction';
}

export interface UnbilledCharge {
	id: string;
	customer_id: string;
	subscription_id: string;
	date_from: number;
	date_to: number;
	unit_amount: number;
	pricing_model: 'per_unit' | 'flat_fee';
	quantity: number;
	amount: number;
	currency_code: string;
	discount_amount: number;
	description: string;
	entity_type: EntityType;
	entity_id?: string;
	is_voided: boolean;
	voided_at?: number;
	created_at: number;
	updated_at: number;
	is_advance_charge: boolean;
	deleted: boolean;
	object: 'unbilled_charge';
}

export interface Usage extends Versioned {
	usage_date: number;
	subscription_id: string;
	item_price_id: string;
	invoice_id?: string;
	line_item_id?: string;
	quantity: string;
	source: string;
	note?: string;
	created_at: number;
	object: 'usage';
}
