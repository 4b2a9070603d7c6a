import type { ChargebeeClient } from '../../../chargebee';
import type { MappedCustomer } from '../map';

/** What a person or a flow wants of one customer. */
export interface CustomerEdit {
	/** Chargebee's id; on creation empty where Chargebee gives one. */
	id: string;
	/** The fields given, as text under their wire names; an empty one is cleared, others stay as they are. */
	fields: MappedCustomer;
}

export interface EditRun {
	client: ChargebeeClient;
	/** Names execution and item: two items of one execution may ask for the same. */
	scope: string;
	dryRun: boolean;
}
