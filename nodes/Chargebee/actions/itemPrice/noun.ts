import type { ReadNoun } from '../../readOperations';

export const NOUN: ReadNoun = {
	resource: 'itemPrice',
	one: 'Item price',
	many: 'item prices',
	simple: [
		'id',
		'name',
		'item_id',
		'item_family_id',
		'item_type',
		'status',
		'price',
		'currency_code',
		'period_unit',
		'accounting_detail',
	],
};
