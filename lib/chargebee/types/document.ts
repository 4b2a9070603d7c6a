/** What this package reads of invoices and credit notes alike; rows hold much more. */
export interface ChargebeeDocument {
	id: string;
	customer_id?: string;
	/** Seconds since the epoch. */
	date?: number;
	/** ISO 4217; amounts are in its minor units. */
	currency_code?: string;
	/** Lines less discounts; without the tax unless prices include it. */
	sub_total?: number;
	total?: number;
	round_off_amount?: number;
	taxes?: Array<{ name: string; amount: number }>;
	notes?: Array<{ note: string }>;
	/** Absent on consolidated documents: their lines name the subscriptions. */
	subscription_id?: string;
	line_items?: ChargebeeLine[];
	/** Present when the document has more lines than it shows. */
	line_items_next_offset?: string;
	/** Milliseconds since the epoch; grows with every change. */
	resource_version?: number;
	/** Seconds since the epoch. */
	updated_at?: number;
	/** Seconds since the epoch. */
	voided_at?: number;
	deleted?: boolean;
}

export interface ChargebeeLine {
	id?: string;
	description?: string;
	/** Quantity times price, before the discount. */
	amount?: number;
	discount_amount?: number;
	/** Percent. */
	tax_rate?: number;
	tax_amount?: number;
	subscription_id?: string;
	/** Seconds since the epoch. */
	date_from?: number;
	/** Seconds since the epoch. */
	date_to?: number;
	/** `plan_item_price`, `addon_item_price`, `charge_item_price`, `adhoc` and others. */
	entity_type?: string;
	entity_id?: string;
}
