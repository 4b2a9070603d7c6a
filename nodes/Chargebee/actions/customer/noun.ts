import type { ReadNoun } from '../../readOperations';

export const NOUN: ReadNoun = {
	resource: 'customer',
	one: 'Customer',
	many: 'customers',
	simple: [
		'id',
		'company',
		'first_name',
		'last_name',
		'email',
		'phone',
		'preferred_currency_code',
		'vat_number',
		'net_term_days',
		'billing_address',
	],
};
