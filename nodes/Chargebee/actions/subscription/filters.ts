import type { Filter } from '../../filters';
import { CHANNELS, OFFLINE_PAYMENT_METHODS } from '../../filters/choices';

const CANCEL_REASONS = [
	'not_paid',
	'no_card',
	'fraud_review_failed',
	'non_compliant_eu_customer',
	'tax_calculation_failed',
	'currency_incompatible_with_gateway',
	'non_compliant_customer',
];

export const FILTERS: Filter[] = [
	{ name: 'ID', field: 'id', kind: 'id' },
	{ name: 'Customer ID', field: 'customer_id', kind: 'id' },
	{ name: 'Item ID', field: 'item_id', kind: 'id' },
	{ name: 'Item Price ID', field: 'item_price_id', kind: 'id' },
	{ name: 'Plan ID', field: 'plan_id', kind: 'id' },
	{ name: 'Status', field: 'status', kind: 'choice', choices: ['future', 'in_trial', 'active', 'non_renewing', 'paused', 'cancelled', 'transferred'] },
	{ name: 'Cancel Reason', field: 'cancel_reason', kind: 'optionalChoice', choices: CANCEL_REASONS },
	{ name: 'Cancel Reason Code', field: 'cancel_reason_code', kind: 'id' },
	{ name: 'Remaining Billing Cycles', field: 'remaining_billing_cycles', kind: 'optionalNumber' },
	{ name: 'Created', field: 'created_at', kind: 'time' },
	{ name: 'Activated', field: 'activated_at', kind: 'optionalTime' },
	{ name: 'Next Billing', field: 'next_billing_at', kind: 'time' },
	{ name: 'Cancelled', field: 'cancelled_at', kind: 'time' },
	{ name: 'Has Scheduled Changes', field: 'has_scheduled_changes', kind: 'flag' },
	{ name: 'Updated', field: 'updated_at', kind: 'time' },
	{ name: 'Offline Payment Method', field: 'offline_payment_method', kind: 'choice', choices: OFFLINE_PAYMENT_METHODS },
	{ name: 'Auto-Close Invoices', field: 'auto_close_invoices', kind: 'flag' },
	{ name: 'Override Relationship', field: 'override_relationship', kind: 'flag' },
	{ name: 'Business Entity ID', field: 'business_entity_id', kind: 'exact' },
	{ name: 'Channel', field: 'channel', kind: 'choice', choices: CHANNELS },
	{ name: 'Decommissioned', field: 'decommissioned', kind: 'flag' },
];
