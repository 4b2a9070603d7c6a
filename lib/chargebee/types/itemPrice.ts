/** The parts of Chargebee's Item Price that this package reads. */
export interface ChargebeeItemPrice {
	id: string;
	name?: string;
	external_name?: string;
	item_family_id?: string;
	/** `plan`, `addon` or `charge`. */
	item_type?: string;
	currency_code?: string;
	/** `active`, `archived` or `deleted`. */
	status?: string;
	accounting_detail?: { accounting_code?: string };
}
