import type { Filter } from '../../filters';
import { CHANNELS, PRICE_TYPES } from '../../filters/choices';

const REASON_CODES = [
	'write_off',
	'subscription_change',
	'subscription_cancellation',
	'subscription_pause',
	'chargeback',
	'product_unsatisfactory',
	'service_unsatisfactory',
	'order_change',
	'order_cancellation',
	'waiver',
	'other',
	'fraudulent',
];

export const FILTERS: Filter[] = [
	{ name: 'ID', field: 'id', kind: 'id' },
	{ name: 'Customer ID', field: 'customer_id', kind: 'id' },
	{ name: 'Subscription ID', field: 'subscription_id', kind: 'optionalId' },
	{ name: 'Reference Invoice ID', field: 'reference_invoice_id', kind: 'optionalId' },
	{ name: 'Type', field: 'type', kind: 'choice', choices: ['adjustment', 'refundable', 'store'] },
	{ name: 'Reason Code', field: 'reason_code', kind: 'choice', choices: REASON_CODES },
	{ name: 'Create Reason Code', field: 'create_reason_code', kind: 'id' },
	{ name: 'Status', field: 'status', kind: 'choice', choices: ['adjusted', 'refunded', 'refund_due', 'voided'] },
	{ name: 'Date', field: 'date', kind: 'time' },
	{ name: 'Total', field: 'total', kind: 'number' },
	{ name: 'Price Type', field: 'price_type', kind: 'choice', choices: PRICE_TYPES },
	{ name: 'Amount Allocated', field: 'amount_allocated', kind: 'number' },
	{ name: 'Amount Refunded', field: 'amount_refunded', kind: 'number' },
	{ name: 'Amount Available', field: 'amount_available', kind: 'number' },
	{ name: 'Voided', field: 'voided_at', kind: 'time' },
	{ name: 'Updated', field: 'updated_at', kind: 'time' },
	{ name: 'Channel', field: 'channel', kind: 'choice', choices: CHANNELS },
	{ name: 'E-Invoice Status', field: 'einvoice[status]', kind: 'word' },
];
