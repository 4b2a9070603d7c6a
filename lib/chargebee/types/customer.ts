/** The parts of Chargebee's Customer that this package reads; rows hold more, custom fields (`cf_*`) among them. */
export interface ChargebeeCustomer {
	id: string;
	first_name?: string;
	last_name?: string;
	email?: string;
	phone?: string;
	company?: string;
	vat_number?: string;
	vat_number_prefix?: string;
	business_customer_without_vat_number?: boolean;
	registered_for_gst?: boolean;
	preferred_currency_code?: string;
	net_term_days?: number;
	billing_address?: ChargebeeAddress;
	meta_data?: Record<string, unknown>;
	/** Milliseconds since the epoch; grows with every change. */
	resource_version?: number;
	deleted?: boolean;
	[field: `cf_${string}`]: unknown;
}

export interface ChargebeeAddress {
	first_name?: string;
	last_name?: string;
	email?: string;
	company?: string;
	phone?: string;
	line1?: string;
	line2?: string;
	line3?: string;
	city?: string;
	state_code?: string;
	state?: string;
	country?: string;
	zip?: string;
	validation_status?: string;
}
