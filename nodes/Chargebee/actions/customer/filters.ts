import type { Filter } from '../../filters';
import { CHANNELS, OFFLINE_PAYMENT_METHODS } from '../../filters/choices';

export const FILTERS: Filter[] = [
	{ name: 'ID', field: 'id', kind: 'id' },
	{ name: 'First Name', field: 'first_name', kind: 'text' },
	{ name: 'Last Name', field: 'last_name', kind: 'text' },
	{ name: 'Email', field: 'email', kind: 'text' },
	{ name: 'Company', field: 'company', kind: 'text' },
	{ name: 'Phone', field: 'phone', kind: 'text' },
	{ name: 'Auto Collection', field: 'auto_collection', kind: 'choice', choices: ['on', 'off'] },
	{ name: 'Taxability', field: 'taxability', kind: 'choice', choices: ['taxable', 'exempt'] },
	{ name: 'Created', field: 'created_at', kind: 'time' },
	{ name: 'Updated', field: 'updated_at', kind: 'time' },
	{ name: 'Offline Payment Method', field: 'offline_payment_method', kind: 'choice', choices: OFFLINE_PAYMENT_METHODS },
	{ name: 'Auto-Close Invoices', field: 'auto_close_invoices', kind: 'flag' },
	{ name: 'Channel', field: 'channel', kind: 'choice', choices: CHANNELS },
	{ name: 'Business Entity ID', field: 'business_entity_id', kind: 'exact' },
	{ name: 'Parent Customer ID', field: 'relationship[parent_id]', kind: 'relation' },
	{ name: 'Payment Owner ID', field: 'relationship[payment_owner_id]', kind: 'relation' },
	{ name: 'Invoice Owner ID', field: 'relationship[invoice_owner_id]', kind: 'relation' },
];
