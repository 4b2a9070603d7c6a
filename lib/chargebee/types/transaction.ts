/** The parts of Chargebee's Transaction that this package reads. */
export interface ChargebeeTransaction {
	id: string;
	/** `payment`, `refund`, `payment_reversal` or `authorization`. */
	type?: string;
	status?: string;
	/** Minor units. */
	amount?: number;
	reference_number?: string;
	linked_invoices?: Array<{ invoice_id?: string }>;
	linked_credit_notes?: Array<{ cn_id?: string }>;
	/** The payment that a reversal undoes. */
	reference_transaction_id?: string;
	customer_id?: string;
	currency_code?: string;
	/** Seconds since the epoch. */
	date?: number;
	/** Seconds since the epoch. */
	updated_at?: number;
	resource_version?: number;
	deleted?: boolean;
}
