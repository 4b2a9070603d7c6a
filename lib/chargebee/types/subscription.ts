/** The parts of Chargebee's Subscription that this package reads. */
export interface ChargebeeSubscription {
	id: string;
	customer_id?: string;
	status?: string;
	resource_version?: number;
	deleted?: boolean;
}
