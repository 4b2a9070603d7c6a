import { z } from 'zod';

import { columns } from '../../columns';
import { flag, ignored, money, oneOf, text, timestamp, wholeNumber } from '../../fields';
import type { FilterKind } from '../../filters';

/** Parameters that an operation takes and the sandbox does not act on. */
const unused = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, ignored()]));

const items = () =>
	columns({
		item_price_id: text(100),
		quantity: wholeNumber(),
		unit_price: money(),
		...unused(
			'quantity_in_decimal unit_price_in_decimal billing_cycles trial_end service_period_days charge_on_event ' +
				'charge_once item_type charge_on_option usage_accumulation_reset_frequency proration_type',
		),
	});

const discounts = () =>
	columns({
		apply_on: oneOf(['invoice_amount', 'specific_item_price']),
		duration_type: oneOf(['one_time', 'forever', 'limited_period']),
		percentage: z.string().transform(Number),
		amount: money(),
		...unused('period period_unit included_in_mrr item_price_id quantity operation_type id'),
	});

const COMMON_UNUSED =
	'business_entity_id billing_cycles mandatory_items_to_remove net_term_days coupon terms_to_charge ' +
	'billing_alignment_mode offline_payment_method coupon_ids payment_source_id override_relationship invoice_notes ' +
	'invoice_date meta_data replace_primary_payment_source free_period free_period_unit setup_fee item_tiers coupons ' +
	'contract_term_billing_cycle_on_renewal create_pending_invoices auto_close_invoices first_invoice_pending ' +
	'trial_end_action payment_initiator shipping_address statement_descriptor payment_intent contract_term billing_override';

export const createParams = z
	.object({
		...unused(COMMON_UNUSED),
		id: text(50),
		trial_end: timestamp(),
		start_date: timestamp(),
		po_number: text(100),
		auto_collection: oneOf(['on', 'off']),
		invoice_immediately: flag(),
		subscription_items: items(),
		discounts: discounts(),
	})
	.partial()
	.strict();

export const updateParams = z
	.object({
		...unused(
			`${COMMON_UNUSED} start_date trial_end reactivate_from po_number replace_coupon_list force_term_reset reactivate ` +
				'token_id changes_scheduled_at invoice_usages card payment_method billing_address customer discounts auto_collection',
		),
		replace_items_list: flag(),
		prorate: flag(),
		end_of_term: flag(),
		change_option: oneOf(['immediately', 'end_of_term']),
		invoice_immediately: flag(),
		subscription_items: items(),
	})
	.partial()
	.strict();

export const cancelParams = z
	.object({
		...unused(
			'cancel_at account_receivables_handling refundable_credits_handling contract_term_cancel_option invoice_date ' +
				'include_cancellation_day_in_billing decommissioned subscription_items',
		),
		cancel_option: oneOf(['immediately', 'end_of_term']),
		end_of_term: flag(),
		credit_option_for_current_term_charges: oneOf(['none', 'prorate', 'full']),
		unbilled_charges_option: oneOf(['invoice', 'delete']),
		cancel_reason_code: text(100),
	})
	.partial()
	.strict();

export const pauseParams = z
	.object({
		...unused('unbilled_charges_handling invoice_dunning_handling skip_billing_cycles'),
		pause_option: oneOf(['immediately', 'end_of_term', 'specific_date']),
		pause_date: timestamp(),
		resume_date: timestamp(),
	})
	.partial()
	.strict();

export const resumeParams = z
	.object({
		...unused('resume_date charges_handling unpaid_invoices_handling payment_initiator payment_intent'),
		resume_option: oneOf(['immediately']),
	})
	.partial()
	.strict();

export const reactivateParams = z
	.object(
		unused(
			'trial_end billing_cycles trial_period_days reactivate_from invoice_immediately billing_alignment_mode ' +
				'terms_to_charge invoice_date contract_term_billing_cycle_on_renewal payment_initiator contract_term ' +
				'statement_descriptor payment_intent',
		),
	)
	.partial()
	.strict();

export const SUBSCRIPTION_FILTERS = {
	id: 'id',
	customer_id: 'id',
	plan_id: 'id',
	item_id: 'id',
	item_price_id: 'id',
	status: 'choice',
	cancel_reason: 'optionalChoice',
	cancel_reason_code: 'id',
	remaining_billing_cycles: 'optionalNumber',
	created_at: 'time',
	activated_at: 'optionalTime',
	next_billing_at: 'time',
	cancelled_at: 'time',
	has_scheduled_changes: 'flag',
	updated_at: 'time',
	offline_payment_method: 'choice',
	auto_close_invoices: 'flag',
	override_relationship: 'flag',
	business_entity_id: 'flag',
	channel: 'choice',
	decommissioned: 'flag',
} satisfies Record<string, FilterKind>;
