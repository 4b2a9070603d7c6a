/** The parts of Chargebee's Item Price that this package reads. */
export interface ChargebeeItemPrice {
	id: string;
	name?: string;
	external_name?: string;
	item_family_id?: string;
	accounting_detail?: { accounting_code?: string };
}
