import type { ReadNoun } from '../../readOperations';

export const NOUN: ReadNoun = {
	resource: 'invoice',
	one: 'Invoice',
	many: 'invoices',
	simple: [
		'id',
		'customer_id',
		'subscription_id',
		'status',
		'date',
		'due_date',
		'currency_code',
		'total',
		'amount_due',
		'line_items',
	],
};
