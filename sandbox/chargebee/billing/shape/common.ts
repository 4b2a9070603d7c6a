/** What every resource carries. */
export interface Versioned {
	id: string;
	resource_version: number;
	updated_at: number;
	deleted: boolean;
}

export type EntityType = 'plan_item_price' | 'addon_item_price' | 'charge_item_price' | 'adhoc';
export type ItemType = 'plan' | 'addon' | 'charge';
export type PriceType = 'tax_exclusive' | 'tax_inclusive';
