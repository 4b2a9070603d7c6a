/** The parts of Chargebee's Unbilled Charge that this package reads. */
export interface ChargebeeUnbilledCharge {
	id: string;
	customer_id?: string;
	subscription_id?: string;
	/** Seconds since the epoch. */
	created_at?: number;
	/** Seconds since the epoch. */
	updated_at?: number;
	is_voided?: boolean;
	/** Seconds since the epoch. */
	voided_at?: number;
	deleted?: boolean;
}
