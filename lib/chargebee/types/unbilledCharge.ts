/** The parts of Chargebee's Unbilled Charge that this package reads. */
export interface ChargebeeUnbilledCharge {
	id: string;
	customer_id?: string;
	subscription_id?: string;
	is_voided?: boolean;
	deleted?: boolean;
}
