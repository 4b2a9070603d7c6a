import type { EntityType, Versioned } from './common';

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
