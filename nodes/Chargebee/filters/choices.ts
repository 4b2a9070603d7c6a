/** Values that several resources share. */
export const CHANNELS = ['web', 'app_store', 'play_store'];
export const PRICE_TYPES = ['tax_exclusive', 'tax_inclusive'];
export const OFFLINE_PAYMENT_METHODS = [
	'no_preference',
	'cash',
	'check',
	'bank_transfer',
	'ach_credit',
	'sepa_credit',
	'boleto',
	'us_automated_bank_transfer',
	'eu_automated_bank_transfer',
	'uk_automated_bank_transfer',
	'jp_automated_bank_transfer',
	'mx_automated_bank_transfer',
	'custom',
];
