import type { ReadNoun } from '../../readOperations';

export const NOUN: ReadNoun = {
	resource: 'subscription',
	one: 'Subscription',
	many: 'subscriptions',
	simple: [
		'id',
		'customer_id',
		'status',
		'currency_code',
		'billing_period',
		'billing_period_unit',
		'current_term_start',
		'current_term_end',
		'mrr',
		'subscription_items',
	],
};
