import type { ReadNoun } from '../../readOperations';

export const NOUN: ReadNoun = {
	resource: 'creditNote',
	one: 'Credit note',
	many: 'credit notes',
	simple: [
		'id',
		'customer_id',
		'reference_invoice_id',
		'type',
		'reason_code',
		'status',
		'date',
		'currency_code',
		'total',
		'line_items',
	],
};
