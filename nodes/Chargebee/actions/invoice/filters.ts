import type { Filter } from '../../filters';
import { CHANNELS, PRICE_TYPES } from '../../filters/choices';

/** `paid_on_after` is left out: it is an older name of a filter on the time of payment. */
export const FILTERS: Filter[] = [
	{ name: 'ID', field: 'id', kind: 'id' },
	{ name: 'Subscription ID', field: 'subscription_id', kind: 'optionalId' },
	{ name: 'Customer ID', field: 'customer_id', kind: 'id' },
	{ name: 'Recurring', field: 'recurring', kind: 'flag' },
	{ name: 'Status', field: 'status', kind: 'choice', choices: ['paid', 'posted', 'payment_due', 'not_paid', 'voided', 'pending'] },
	{ name: 'Price Type', field: 'price_type', kind: 'choice', choices: PRICE_TYPES },
	{ name: 'Date', field: 'date', kind: 'time' },
	{ name: 'Paid', field: 'paid_at', kind: 'time' },
	{ name: 'Total', field: 'total', kind: 'number' },
	{ name: 'Amount Paid', field: 'amount_paid', kind: 'number' },
	{ name: 'Amount Adjusted', field: 'amount_adjusted', kind: 'number' },
	{ name: 'Credits Applied', field: 'credits_applied', kind: 'number' },
	{ name: 'Amount Due', field: 'amount_due', kind: 'number' },
	{ name: 'Dunning Status', field: 'dunning_status', kind: 'optionalChoice', choices: ['in_progress', 'exhausted', 'stopped', 'success'] },
	{ name: 'Payment Owner ID', field: 'payment_owner', kind: 'id' },
	{ name: 'Updated', field: 'updated_at', kind: 'time' },
	{ name: 'Channel', field: 'channel', kind: 'choice', choices: CHANNELS },
	{ name: 'Voided', field: 'voided_at', kind: 'time' },
	{ name: 'Void Reason Code', field: 'void_reason_code', kind: 'id' },
	{ name: 'E-Invoice Status', field: 'einvoice[status]', kind: 'word' },
];
