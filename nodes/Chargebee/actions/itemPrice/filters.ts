import type { Filter } from '../../filters';
import { CHANNELS } from '../../filters/choices';

export const FILTERS: Filter[] = [
	{ name: 'ID', field: 'id', kind: 'id' },
	{ name: 'Name', field: 'name', kind: 'id' },
	{ name: 'Pricing Model', field: 'pricing_model', kind: 'choice', choices: ['flat_fee', 'per_unit', 'tiered', 'volume', 'stairstep'] },
	{ name: 'Item ID', field: 'item_id', kind: 'id' },
	{ name: 'Item Family ID', field: 'item_family_id', kind: 'id' },
	{ name: 'Item Type', field: 'item_type', kind: 'choice', choices: ['plan', 'addon', 'charge'] },
	{ name: 'Currency Code', field: 'currency_code', kind: 'id' },
	{ name: 'Price Variant ID', field: 'price_variant_id', kind: 'id' },
	{ name: 'Trial Period', field: 'trial_period', kind: 'number' },
	{ name: 'Trial Period Unit', field: 'trial_period_unit', kind: 'choice', choices: ['day', 'month'] },
	{ name: 'Status', field: 'status', kind: 'choice', choices: ['active', 'archived', 'deleted'] },
	{ name: 'Updated', field: 'updated_at', kind: 'time' },
	{ name: 'Business Entity ID', field: 'business_entity_id', kind: 'optionalExact' },
	{ name: 'Include Site-Level Resources', field: 'include_site_level_resources', kind: 'flag' },
	{ name: 'Period Unit', field: 'period_unit', kind: 'choice', choices: ['day', 'week', 'month', 'year'] },
	{ name: 'Period', field: 'period', kind: 'number' },
	{ name: 'Channel', field: 'channel', kind: 'choice', choices: CHANNELS },
];
