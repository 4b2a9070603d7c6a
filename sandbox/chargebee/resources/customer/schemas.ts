import { z } from 'zod';

import { billingAddress, email, flag, ignored, json, oneOf, text, wholeNumber } from '../../fields';
import { filterSchemas, type FilterKind } from '../../filters';

const PAYMENT_METHODS = (
	'no_preference cash check bank_transfer ach_credit sepa_credit boleto us_automated_bank_transfer ' +
	'eu_automated_bank_transfer uk_automated_bank_transfer jp_automated_bank_transfer mx_automated_bank_transfer custom'
).split(' ') as [string, ...string[]];
const ENTITY_CODES: [string, ...string[]] = ['a', ...'bcdefghijklmnpqr', 'med1', 'med2'];

/** Fields that both create and update take. */
const common = {
	first_name: text(150),
	last_name: text(150),
	email: email(),
	preferred_currency_code: text(3),
	phone: text(50),
	company: text(250),
	auto_collection: oneOf(['on', 'off']),
	net_term_days: wholeNumber(),
	allow_direct_debit: flag(),
	taxability: oneOf(['taxable', 'exempt']),
	exemption_details: json(),
	customer_type: oneOf(['residential', 'business', 'senior_citizen', 'industrial']),
	client_profile_id: text(50),
	taxjar_exemption_category: oneOf(['wholesale', 'government', 'other']),
	locale: text(50),
	entity_code: oneOf(ENTITY_CODES),
	exempt_number: text(100),
	meta_data: json(),
	offline_payment_method: oneOf(PAYMENT_METHODS),
	auto_close_invoices: flag(),
	consolidated_invoicing: flag(),
	invoice_notes: text(2000),
	tax_providers_fields: ignored(),
};

/** Fields of tax and address: taken at creation, and later only by update_billing_info. */
const billing = {
	billing_address: billingAddress(),
	vat_number: text(20),
	vat_number_prefix: text(10),
	entity_identifier_scheme: text(50),
	entity_identifier_standard: text(50),
	registered_for_gst: flag(),
	business_customer_without_vat_number: flag(),
	is_einvoice_enabled: flag(),
	einvoicing_method: oneOf(['automatic', 'manual', 'site_default']),
	entity_identifiers: ignored(),
};

export const createParams = z
	.object({
		...common,
		...billing,
		// Which characters the real API takes is not documented; these would be lost in a URL.
		id: z
			.string()
			.max(50)
			.regex(/^[^\s/\\?#%]*$/, 'contains characters that are not allowed'),
		business_entity_id: text(50),
		created_from_ip: text(50),
		token_id: ignored(),
		card: ignored(),
		bank_account: ignored(),
		payment_method: ignored(),
		payment_intent: ignored(),
	})
	.partial()
	.strict();

export const updateParams = z
	.object({ ...common, fraud_flag: oneOf(['safe', 'fraudulent']) })
	.partial()
	.strict();

export const updateBillingInfoParams = z
	.object({ ...billing, tax_providers_fields: ignored() })
	.partial()
	.strict();

export const deleteParams = z.object({ delete_payment_method: flag() }).partial().strict();

export const CUSTOMER_FILTERS = {
	id: 'id',
	first_name: 'text',
	last_name: 'text',
	email: 'text',
	company: 'text',
	phone: 'text',
	auto_collection: 'choice',
	taxability: 'choice',
	created_at: 'time',
	updated_at: 'time',
	offline_payment_method: 'choice',
	auto_close_invoices: 'flag',
	channel: 'choice',
	business_entity_id: 'flag',
} satisfies Record<string, FilterKind>;

export const listParams = z
	.object({
		...filterSchemas(CUSTOMER_FILTERS),
		limit: wholeNumber().refine((limit) => limit === null || (limit >= 1 && limit <= 100), 'must be from 1 to 100'),
		offset: text(1000),
		include_deleted: flag(),
		sort_by: z
			.object({ asc: oneOf(['created_at', 'updated_at']), desc: oneOf(['created_at', 'updated_at']) })
			.partial()
			.strict(),
		relationship: ignored(),
	})
	.partial()
	.strict();
