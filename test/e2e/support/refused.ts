/** The customers of the Nordic seed that Chargebee refuses, and the Chargebee field that is the reason. */
export const REFUSED_CUSTOMERS: Record<string, string> = {
	10018: 'company',
	10044: 'billing_address[country]',
	10072: 'email',
	10099: 'email',
	10133: 'email',
	10164: 'phone',
	10202: 'vat_number',
	10238: 'cf_partner_tier',
};

/** Refused only until the custom field is created on the Chargebee site. */
export const NEEDS_CUSTOM_FIELD = '10238';
export const OVERLONG_NAME = '10018';
