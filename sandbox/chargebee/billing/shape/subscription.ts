import type { PeriodUnit } from '../localDays';
import type { ItemType, Versioned } from './common';

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
